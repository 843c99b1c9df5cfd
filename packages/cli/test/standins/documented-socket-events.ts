import { messageEvent } from "../kinds/declared/web-socket.ts"

const authorizer = { principalId: "ada", plan: "free", integrationLatency: 0 }
const { messageId: _, ...context } = messageEvent.requestContext
const authorized = { ...context, authorizer }

const query = {
  queryStringParameters: { key: "recorded" },
  multiValueQueryStringParameters: { key: ["recorded"] },
}

/** The events of a WebSocket API as recorded on AWS, without headers. */
export const documentedSocketEvents: Readonly<Record<string, object>> = {
  authorizer: {
    type: "REQUEST",
    methodArn: "arn:aws:execute-api:eu-west-1:123456789012:nn27okk1we/develop/$connect",
    ...query,
    stageVariables: {},
    requestContext: { ...context, eventType: "CONNECT" },
  },
  connect: { ...query, requestContext: { ...authorized, eventType: "CONNECT" }, isBase64Encoded: false },
  message: { ...messageEvent, requestContext: { ...messageEvent.requestContext, authorizer } },
  disconnect: {
    requestContext: { ...authorized, eventType: "DISCONNECT", disconnectStatusCode: 4000, disconnectReason: "bye" },
    isBase64Encoded: false,
  },
}

const ids = { "requestContext.extendedRequestId": "UUID", "requestContext.requestId": "UUID" }
const noLatency = { "requestContext.authorizer.integrationLatency": null }
const noDirection = { "requestContext.messageDirection": null }

/** What ministack 1.5.33 has otherwise; null for what it leaves out. */
export const ministackSocketShapes: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  authorizer: ids,
  connect: { ...ids, ...noLatency, ...noDirection, body: "nothing" },
  message: { ...ids, ...noLatency, ...noDirection, "requestContext.messageId": "UUID" },
  disconnect: {
    ...{ ...ids, ...noLatency, ...noDirection },
    ...{ body: "nothing", "requestContext.disconnectReason": "nothing" },
  },
}

/** Those of a handshake that AWS passes, in its spelling. */
export const handshakeHeaders = [
  ...["Host", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "User-Agent"],
  ...["X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Test"],
]
