import type { ProxyEvent } from "./proxy-event.ts"

/**
 * Reads a place of a request in API Gateway's notation; undefined when it is missing or empty. Places:
 * `method.request.header.X`, `method.request.querystring.x`, `method.request.path.x`, `context.x.y`, `stageVariables.x`.
 */
export function readRequestValue(expression: string, event: ProxyEvent): string | undefined {
  return compileRequestValue(expression)?.(event)
}

/** The same for an expression that is read often; undefined for what is no such place. */
export function compileRequestValue(expression: string): ((event: ProxyEvent) => string | undefined) | undefined {
  const [, place, name] = EXPRESSION.exec(expression) ?? []
  if (place === undefined || name === undefined) return undefined
  return PLACES.get(place)?.(name)
}

const EXPRESSION =
  /^(method\.request\.header|method\.request\.querystring|method\.request\.path|context|stageVariables)\.([\w.$!#%&'*+^`|~-]+)$/

type Reader = (event: ProxyEvent) => string | undefined

const PLACES: ReadonlyMap<string, (name: string) => Reader> = new Map([
  ["method.request.header", headerReader],
  [
    "method.request.querystring",
    (name: string): Reader =>
      (event) =>
        present(event.queryStringParameters?.[name]),
  ],
  [
    "method.request.path",
    (name: string): Reader =>
      (event) =>
        present(event.pathParameters?.[name]),
  ],
  ["context", contextReader],
  [
    "stageVariables",
    (name: string): Reader =>
      (event) =>
        present(event.stageVariables?.[name]),
  ],
])

function headerReader(name: string): Reader {
  const key = name.toLowerCase()
  return ({ headers }) => {
    for (const spelling in headers) {
      if (spelling.toLowerCase() === key) return present(headers[spelling])
    }
    return undefined
  }
}

/** `context.identity.sourceIp` names a path into `requestContext`. */
function contextReader(name: string): Reader {
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
