/** What a function answered, as the gateway takes it. */
export type RouteResult = ReadResult | { readonly malformed: string }

export interface ReadResult {
  readonly status: number
  /** Absent where it is empty: then nothing is sent. */
  readonly text?: string
  /** The subprotocol that a handshake is answered with. */
  readonly protocol?: string
}

/** Reads what a function of a WebSocket API returned. † Anything that is no proxy result is a failure of the function. */
export function readRouteResult(payload: unknown): RouteResult {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return { malformed: `malformed Lambda proxy response: ${JSON.stringify(payload)} is no object with statusCode` }
  const { statusCode, body, headers, isBase64Encoded } = Object(payload) as Readonly<Record<string, unknown>>
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return { malformed: `malformed Lambda proxy response: statusCode is ${JSON.stringify(statusCode)}` }
  if (body !== undefined && body !== null && typeof body !== "string")
    return { malformed: "malformed Lambda proxy response: body is no string" }
  const text = body && isBase64Encoded === true ? Buffer.from(body, "base64").toString() : body
  const protocol = Object.entries(Object(headers) as object).find(([name]) => name.toLowerCase() === PROTOCOL)?.[1]
  return { status, ...(text && { text }), ...(typeof protocol === "string" && { protocol }) }
}

const PROTOCOL = "sec-websocket-protocol"
