/** The key that a message selects a route by; undefined where it has none. */
export type RouteSelection = (message: string) => string | undefined

/**
 * Compiles a route selection expression: `$request.body.action`, or texts with `${request.body.action}` in them. Undefined
 * for what is none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export function compileRouteSelection(expression: string): RouteSelection | undefined {
  const braced = WHOLE.test(expression) ? `\${${expression.slice(1)}}` : expression
  // Every other piece is a path.
  const pieces = braced.split(VARIABLE)
  if (pieces.length < 3 || pieces.some((piece, index) => index % 2 === 0 && piece.includes("$"))) return undefined
  return (message) => {
    const body = parse(message)
    const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : valueAt(body, piece)))
    return parts.includes(undefined) ? undefined : parts.join("")
  }
}

const WHOLE = /^\$request\.body\.[\w-]+(?:\.[\w-]+)*$/
const VARIABLE = /\$\{request\.body\.([\w-]+(?:\.[\w-]+)*)\}/

function parse(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}

/** † A number or a boolean as its text. */
function valueAt(body: unknown, path: string): string | undefined {
  let value = body
  for (const key of path.split(".")) {
    value = typeof value === "object" ? new Map(Object.entries(value ?? {})).get(key) : undefined
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined
}
