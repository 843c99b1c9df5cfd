import { httpMethodsOf } from "./any-method.ts"

/** Finds the route that serves a request. */
export interface RouteTable<Route> {
  match(method: string, path: string): RouteMatch<Route> | undefined
}

export interface RouteMatch<Route> {
  readonly route: Route
  /** Still percent-encoded, as API Gateway hands them on (recorded on AWS); null without parameters. */
  readonly pathParameters: Record<string, string> | null
}

interface Node<Route> {
  readonly literals: Map<string, Node<Route>>
  parameter: Node<Route> | undefined
  greedy: Leaf<Route> | undefined
  leaf: Leaf<Route> | undefined
}

interface Leaf<Route> {
  readonly route: Route
  readonly names: readonly string[]
}

/**
 * Compiles routes into one tree per method. A literal segment beats `{param}` beats `{proxy+}`; on one path a method beats
 * `ANY`. A more specific path that lacks the method does not hide a less specific one that has it (recorded on AWS in
 * LocalStack's test_proxy_routing_with_hardcoded_resource_sibling).
 */
export function buildRouteTable<Route extends { readonly method: string; readonly path: string }>(
  routes: readonly Route[],
): RouteTable<Route> {
  const trees = new Map<string, Node<Route>>()
  for (const route of routes) {
    for (const method of httpMethodsOf(route, routes)) {
      const tree = trees.get(method) ?? emptyNode<Route>()
      trees.set(method, tree)
      insert(tree, route)
    }
  }
  return {
    match(method, path) {
      const tree = trees.get(method)
      if (!tree || path.charCodeAt(0) !== SLASH) return undefined
      const segments = segmentsOf(path)
      const values: string[] = []
      const leaf = find(tree, segments, 0, values)
      if (!leaf) return undefined
      return { route: leaf.route, pathParameters: leaf.names.length === 0 ? null : zip(leaf.names, values) }
    },
  }
}

function insert<Route extends { readonly path: string }>(tree: Node<Route>, route: Route): void {
  const names: string[] = []
  let node = tree
  for (const segment of segmentsOf(route.path)) {
    if (!segment.startsWith("{")) {
      const next = node.literals.get(segment) ?? emptyNode<Route>()
      node.literals.set(segment, next)
      node = next
      continue
    }
    if (segment.endsWith("+}")) {
      node.greedy = { route, names: [...names, segment.slice(1, -2)] }
      return
    }
    names.push(segment.slice(1, -1))
    node.parameter ??= emptyNode<Route>()
    node = node.parameter
  }
  node.leaf = { route, names }
}

/** Depth-first with backtracking; `values` holds the parameters of the path being tried and of no other. */
function find<Route>(
  node: Node<Route>,
  segments: readonly string[],
  index: number,
  values: string[],
): Leaf<Route> | undefined {
  const segment = segments[index]
  if (segment === undefined) return node.leaf
  const literal = node.literals.get(segment)
  const byLiteral = literal && find(literal, segments, index + 1, values)
  if (byLiteral) return byLiteral
  if (node.parameter && segment !== "") {
    values.push(segment)
    const byParameter = find(node.parameter, segments, index + 1, values)
    if (byParameter) return byParameter
    values.pop()
  }
  if (!node.greedy) return undefined
  values.push(segments.slice(index).join("/"))
  return node.greedy
}

function segmentsOf(path: string): string[] {
  return path === "/" ? [] : path.slice(1).split("/")
}

function zip(names: readonly string[], values: readonly string[]): Record<string, string> {
  const parameters: Record<string, string> = {}
  names.forEach((name, index) => {
    parameters[name] = values[index] ?? ""
  })
  return parameters
}

function emptyNode<Route>(): Node<Route> {
  return { literals: new Map(), parameter: undefined, greedy: undefined, leaf: undefined }
}

const SLASH = 47
