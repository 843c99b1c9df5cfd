import type { Arrival } from "../arrival.ts"
import type { GatewayIdentity } from "../gateway-identity.ts"
import { parseQueryParameters } from "../query-parameters.ts"
import { makeRequestIds } from "../request-ids.ts"
import { requestTime } from "../request-time.ts"
import type { ConnectionEnd, WebSocketConnection } from "./web-socket-connection.ts"
import type { WebSocketContext, WebSocketProxyEvent } from "./web-socket-context.ts"

/** What is the same for every event of one API. */
export interface WebSocketEnvironment {
  readonly identity: GatewayIdentity
  readonly stageName: string
  /** Absent: the stage has none. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
}

/** The event of a handshake. */
export function connectEvent(
  arrival: Arrival,
  connection: WebSocketConnection,
  environment: WebSocketEnvironment,
): WebSocketProxyEvent {
  const { single, multi } = parseQueryParameters(arrival.query)
  const about = { routeKey: "$connect", eventType: "CONNECT", time: arrival.time } as const
  return {
    headers: arrival.headers.single,
    multiValueHeaders: arrival.headers.multi,
    ...(single && multi && { queryStringParameters: single, multiValueQueryStringParameters: multi }),
    ...variables(environment),
    requestContext: contextOf(about, connection, environment),
    isBase64Encoded: false,
  }
}

export interface ReceivedMessage {
  readonly routeKey: string
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly time: number
}

/** The event of a message. */
export function messageEvent(
  { routeKey, text, time }: ReceivedMessage,
  connection: WebSocketConnection,
  environment: WebSocketEnvironment,
): WebSocketProxyEvent {
  const { extendedRequestId: messageId } = makeRequestIds(time)
  const about = { routeKey, eventType: "MESSAGE", time } as const
  const context = contextOf(about, connection, environment)
  return {
    ...variables(environment),
    requestContext: { ...context, messageId },
    body: text,
    isBase64Encoded: false,
  }
}

/** The event of a connection that has ended. */
export function disconnectEvent(
  { code, reason, time }: ConnectionEnd & { readonly time: number },
  connection: WebSocketConnection,
  environment: WebSocketEnvironment,
): WebSocketProxyEvent {
  const about = { routeKey: "$disconnect", eventType: "DISCONNECT", time } as const
  const context = contextOf(about, connection, environment)
  // As seen on AWS: the headers of nobody's request.
  const headers = { Host: connection.domainName, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": "" }
  return {
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    ...variables(environment),
    requestContext: { ...context, disconnectStatusCode: code, disconnectReason: reason },
    isBase64Encoded: false,
  }
}

interface About extends Pick<WebSocketContext, "routeKey" | "eventType"> {
  /** Milliseconds since the epoch. */
  readonly time: number
}

function contextOf(
  { routeKey, eventType, time }: About,
  { id, authorizer, connectedAt, domainName, identity }: WebSocketConnection,
  { identity: { apiId }, stageName }: WebSocketEnvironment,
): WebSocketContext {
  // Both ids of a request are the same here.
  const { extendedRequestId } = makeRequestIds(time)
  return {
    routeKey,
    ...(authorizer && { authorizer }),
    eventType,
    extendedRequestId,
    requestTime: requestTime(time),
    messageDirection: "IN",
    stage: stageName,
    connectedAt,
    requestTimeEpoch: time,
    identity,
    requestId: extendedRequestId,
    domainName,
    connectionId: id,
    apiId,
  }
}

/** † As in events of REST APIs, and left out where there are none. */
function variables({ stageVariables }: WebSocketEnvironment): Pick<WebSocketProxyEvent, "stageVariables"> {
  return stageVariables ? { stageVariables } : {}
}
