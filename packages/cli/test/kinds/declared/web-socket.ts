import type { WebSocketDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const webSocket: Located<WebSocketDeclaration> = {
  kind: "webSocket",
  className: "AlbumSocket",
  classIndex: 1,
  methodName: "connect",
  routeKey: "$connect",
  authorizer: "KeyAuth",
  location: { file: "src/album-socket.ts", line: 4 },
}

/** As recorded on AWS. */
export const messageEvent = {
  requestContext: {
    routeKey: "$default",
    messageId: "TXzQ-fKEDoECGjA=",
    eventType: "MESSAGE",
    extendedRequestId: "TXzQ-HfBDoEF92g=",
    requestTime: "19/Feb/2024:07:11:53 +0000",
    messageDirection: "IN",
    stage: "develop",
    connectedAt: 1708326702789,
    requestTimeEpoch: 1708326713144,
    identity: { userAgent: "Mozilla/5.0", sourceIp: "192.0.2.1" },
    requestId: "TXzQ-HfBDoEF92g=",
    domainName: "nn27okk1we.execute-api.eu-west-1.amazonaws.com",
    connectionId: "TXzPWdnOjoECGjA=",
    apiId: "nn27okk1we",
  },
  body: "hello",
  isBase64Encoded: false,
}
