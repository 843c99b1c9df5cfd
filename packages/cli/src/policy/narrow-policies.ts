import { readFileSync } from "node:fs"
import path from "node:path"
import { type MethodDefinition, type Node, parseSync } from "oxc-parser"
import type { FunctionModel, KeptAnswers } from "../model/app-model.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"
import { isClass, nodesIn } from "../model/syntax.ts"

/** Warned of, and never an error: the code does what it says, only not what one expects. */
export const narrowPolicyCode = "POLICY_AUTHORIZER_NARROW"

/**
 * The policies with a warning for each place where an authorizer whose results are kept allows nothing but the route of the
 * request: API Gateway then refuses the caller every other route until the result has expired.
 */
export function withNarrowPolicies(
  policies: readonly FunctionPolicy[],
  functions: readonly AskedFunction[],
  projectDir: string,
): readonly FunctionPolicy[] {
  return policies.map((policy) => {
    const fn = functions.find(({ id }) => id === policy.functionId)
    const found = fn?.keptAnswers && isShared(fn.keptAnswers) ? narrowPlaces(fn, fn.keptAnswers, projectDir) : []
    return found.length === 0 ? policy : { ...policy, warnings: [...policy.warnings, ...found] }
  })
}

type AskedFunction = Pick<FunctionModel, "id" | "location" | "keptAnswers">

/** Whether a result for one route is kept for others too. */
function isShared({ ttlSeconds, identitySources }: KeptAnswers): boolean {
  const hasRoute = identitySources.includes("context.resourcePath") || identitySources.includes("context.path")
  if (identitySources.includes("context.routeKey")) return false
  return ttlSeconds > 0 && !(hasRoute && identitySources.includes("context.httpMethod"))
}

function narrowPlaces(
  { id, location }: AskedFunction,
  { ttlSeconds }: KeptAnswers,
  projectDir: string,
): readonly PolicyWarning[] {
  const source = readFileSync(path.join(projectDir, location.file), "utf8")
  const authorize = nodesIn(parseSync(location.file, source).program)
    .filter((node) => isClass(node) && node.id?.name === id)
    .flatMap(nodesIn)
    .find((node) => node.type === "MethodDefinition" && nameOf(node.key) === "authorize")
  if (authorize?.type !== "MethodDefinition") return []
  const request = requestNames(authorize)
  const places = nodesIn(authorize).filter((node) => allowsOneRoute(node, request) || allowsOneArn(node, request))
  return places.map(({ start }) => ({
    code: narrowPolicyCode,
    message: `${id} allows only the route of the request, and API Gateway keeps that for ${ttlSeconds} s: the caller's next route is refused`,
    hint: 'Allow all that the caller may do (`routes: ["*"]`), set ttlSeconds to 0, or add context.resourcePath and context.httpMethod (context.routeKey for an HTTP API) to the identitySources of a request authorizer.',
    file: location.file,
    line: source.slice(0, start).split("\n").length,
  }))
}

type MaybeNode = Node | null | undefined

function nameOf(node: MaybeNode): string | undefined {
  return node?.type === "Identifier" ? node.name : undefined
}

interface RequestNames {
  /** The parameter. */
  readonly whole: string | undefined
  /** What it is taken apart into: local names to fields. */
  readonly fields: ReadonlyMap<string, string>
}

function requestNames({ value }: MethodDefinition): RequestNames {
  const [parameter] = value.params
  const properties = parameter?.type === "ObjectPattern" ? parameter.properties : []
  const fields = properties.flatMap((property) =>
    property.type === "Property" ? [[nameOf(property.value) ?? "", nameOf(property.key) ?? ""] as const] : [],
  )
  return { whole: nameOf(parameter), fields: new Map(fields) }
}

function propertyOf(node: MaybeNode, name: string): Node | undefined {
  if (node?.type !== "ObjectExpression") return undefined
  return node.properties.flatMap((it) => (it.type === "Property" && nameOf(it.key) === name ? [it.value] : []))[0]
}

/** `allow({ routes: [route] })` and `allow({ routes: [{ path: request.path, methods }] })`. */
function allowsOneRoute(node: Node, request: RequestNames): boolean {
  if (node.type !== "CallExpression" || nameOf(node.callee) !== "allow") return false
  const isNarrow = (route: MaybeNode) => isField(propertyOf(route, "path") ?? route, ["route", "path"], request)
  return everyElement(propertyOf(node.arguments[0], "routes"), isNarrow)
}

/** `{ Effect: "Allow", Resource: methodArn }`. */
function allowsOneArn(node: Node, request: RequestNames): boolean {
  const effect = propertyOf(node, "Effect")
  const resource = propertyOf(node, "Resource")
  const isNarrow = (value: MaybeNode) => isField(value, ["methodArn"], request)
  if (effect?.type !== "Literal" || effect.value !== "Allow") return false
  return isNarrow(resource) || everyElement(resource, isNarrow)
}

function everyElement(list: MaybeNode, test: (element: MaybeNode) => boolean): boolean {
  return list?.type === "ArrayExpression" && list.elements.length > 0 && list.elements.every(test)
}

function isField(node: MaybeNode, fields: readonly string[], { whole, fields: locals }: RequestNames): boolean {
  const local = nameOf(node)
  if (local !== undefined) return fields.includes(locals.get(local) ?? "")
  if (node?.type !== "MemberExpression" || !fields.includes(nameOf(node.property) ?? "")) return false
  const { object } = node
  const isEvent = object.type === "MemberExpression" && nameOf(object.property) === "event"
  const owner = nameOf(isEvent ? object.object : object)
  return owner !== undefined && (owner === whole || locals.get(owner) === "event")
}
