import { readFileSync } from "node:fs"
import path from "node:path"
import { parseSync } from "oxc-parser"
import type { AuthorizerModel } from "../kinds/authorizer.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"

/** Warned of, and never an error: the code does what it says, only not what one expects. */
export const narrowPolicyCode = "POLICY_AUTHORIZER_NARROW"

/**
 * The policies with a warning for each place where an authorizer whose results are kept allows nothing but the route of the
 * request: API Gateway then refuses the caller every other route until the result has expired.
 */
export function withNarrowPolicies(
  policies: readonly FunctionPolicy[],
  authorizers: readonly AuthorizerModel[],
  projectDir: string,
): readonly FunctionPolicy[] {
  return policies.map((policy) => {
    const authorizer = authorizers.find(({ id }) => id === policy.functionId)
    const found = authorizer && isShared(authorizer) ? narrowPlaces(authorizer, projectDir) : []
    return found.length === 0 ? policy : { ...policy, warnings: [...policy.warnings, ...found] }
  })
}

/** Whether a result for one route is kept for others too. */
function isShared({ ttlSeconds, identitySources }: AuthorizerModel): boolean {
  const hasRoute = identitySources.includes("context.resourcePath") || identitySources.includes("context.path")
  return ttlSeconds > 0 && !(hasRoute && identitySources.includes("context.httpMethod"))
}

function narrowPlaces({ id, ttlSeconds, location }: AuthorizerModel, projectDir: string): readonly PolicyWarning[] {
  const source = readFileSync(path.join(projectDir, location.file), "utf8")
  const authorize = nodesOf(parseSync(location.file, source).program)
    .filter(({ type, id: name }) => String(type).startsWith("Class") && nameOf(name) === id)
    .flatMap(nodesOf)
    .find(({ type, key }) => type === "MethodDefinition" && nameOf(key) === "authorize")
  if (!authorize) return []
  const request = requestNames(authorize)
  const places = nodesOf(authorize).filter((node) => allowsOneRoute(node, request) || allowsOneArn(node, request))
  return places.map(({ start }) => ({
    code: narrowPolicyCode,
    message: `${id} allows only the route of the request, and API Gateway keeps that for ${ttlSeconds} s: the caller's next route is refused`,
    hint: 'Allow all that the caller may do (`routes: ["*"]`), set ttlSeconds to 0, or add context.resourcePath and context.httpMethod to the identitySources of a request authorizer.',
    file: location.file,
    line: source.slice(0, Number(start)).split("\n").length,
  }))
}

type Node = Readonly<Record<string, unknown>>

/** A node and all below it. */
function nodesOf(node: unknown): readonly Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof node !== "object" || node === null) return []
  const below = Object.values(node).flatMap((value) => (typeof value === "object" ? nodesOf(value) : []))
  return "type" in node ? [node as Node, ...below] : below
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node["name"] === "string" ? node["name"] : undefined
}

interface RequestNames {
  /** The parameter. */
  readonly whole: string | undefined
  /** What it is taken apart into: local names to fields. */
  readonly fields: ReadonlyMap<string, string>
}

function requestNames({ value }: Node): RequestNames {
  const [parameter] = isNode(value) && Array.isArray(value["params"]) ? value["params"] : []
  const properties = propertiesOf(parameter).map(
    ({ key, value: local }) => [nameOf(local) ?? "", nameOf(key) ?? ""] as const,
  )
  return { whole: nameOf(parameter), fields: new Map(properties) }
}

function propertiesOf(node: unknown): readonly Node[] {
  return isNode(node) && Array.isArray(node["properties"]) ? node["properties"].filter(isNode) : []
}

function property(node: unknown, name: string): unknown {
  return propertiesOf(node).find(({ key }) => nameOf(key) === name)?.["value"]
}

/** `allow({ routes: [route] })` and `allow({ routes: [{ path: request.path, methods }] })`. */
function allowsOneRoute(node: Node, request: RequestNames): boolean {
  if (node["type"] !== "CallExpression" || nameOf(node["callee"]) !== "allow") return false
  const [options] = Array.isArray(node["arguments"]) ? node["arguments"] : []
  const isNarrow = (route: unknown) => isField(property(route, "path") ?? route, ["route", "path"], request)
  return everyElement(property(options, "routes"), isNarrow)
}

/** `{ Effect: "Allow", Resource: methodArn }`. */
function allowsOneArn(node: Node, request: RequestNames): boolean {
  const effect = property(node, "Effect")
  const resource = property(node, "Resource")
  const isNarrow = (value: unknown) => isField(value, ["methodArn"], request)
  if (!isNode(effect) || effect["value"] !== "Allow") return false
  return isNarrow(resource) || everyElement(resource, isNarrow)
}

function everyElement(list: unknown, test: (element: unknown) => boolean): boolean {
  const elements = isNode(list) && Array.isArray(list["elements"]) ? list["elements"] : []
  return elements.length > 0 && elements.every(test)
}

function isField(node: unknown, fields: readonly string[], { whole, fields: locals }: RequestNames): boolean {
  if (!isNode(node)) return false
  const local = nameOf(node)
  if (local !== undefined) return fields.includes(locals.get(local) ?? "")
  if (node["type"] !== "MemberExpression" || !fields.includes(nameOf(node["property"]) ?? "")) return false
  const { object } = node
  const owner =
    nameOf(object) ?? (isNode(object) && nameOf(object["property"]) === "event" ? nameOf(object["object"]) : undefined)
  return owner !== undefined && (owner === whole || locals.get(owner) === "event")
}
