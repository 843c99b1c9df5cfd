import type { ProxyEvent } from "./proxy-event.ts"

/** Reads one identity source of a request; undefined when it is missing or empty. */
export type IdentitySource = (event: ProxyEvent) => string | undefined

/** Compiles `method.request.header.X`, `method.request.querystring.x`, `context.x` or `stageVariables.x`; undefined for anything else. */
export function compileIdentitySource(expression: string): IdentitySource | undefined {
  const [, place, name] = EXPRESSION.exec(expression) ?? []
  if (place === undefined || name === undefined) return undefined
  return SOURCES.get(place)?.(name)
}

const EXPRESSION =
  /^(method\.request\.header|method\.request\.querystring|context|stageVariables)\.([\w.$!#%&'*+^`|~-]+)$/

const SOURCES: ReadonlyMap<string, (name: string) => IdentitySource> = new Map([
  ["method.request.header", headerSource],
  ["method.request.querystring", querySource],
  ["context", contextSource],
  ["stageVariables", stageSource],
])

function headerSource(name: string): IdentitySource {
  const key = name.toLowerCase()
  return ({ headers }) => {
    for (const spelling in headers) {
      if (spelling.toLowerCase() === key) return present(headers[spelling])
    }
    return undefined
  }
}

function querySource(name: string): IdentitySource {
  return (event) => present(event.queryStringParameters?.[name])
}

function stageSource(name: string): IdentitySource {
  return (event) => present(event.stageVariables?.[name])
}

/** `context.identity.sourceIp` names a path into `requestContext`. */
function contextSource(name: string): IdentitySource {
  const path = name.split(".")
  return ({ requestContext }) => {
    let value: unknown = requestContext
    for (const key of path) {
      value = typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(key) : undefined
    }
    return typeof value === "number" ? String(value) : present(value)
  }
}

function present(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined
}
