export { requestAuthorizerEvent, tokenAuthorizerEvent, type TokenAuthorizerEventOptions } from "./authorizer-events.ts"
export {
  createTestClient,
  type TestClient,
  type TestClientOptions,
  type TestRequestOptions,
  type TestSocketOptions,
} from "./create-test-client.ts"
export { DeclarationError } from "./declaration-error.ts"
export { HandshakeError } from "./handshake-error.ts"
export { lambdaContext, type LambdaContextOptions } from "./lambda-context.ts"
export type { EnforceIamOptions } from "./load-enforcement.ts"
export { logsEvent, type LogsEventOptions } from "./logs-event.ts"
export { queueEvent, type QueueEventOptions } from "./queue-event.ts"
export { restEvent, type RestEventOptions } from "./rest-event.ts"
export type { TestRequests } from "./test-requests.ts"
export type { TestResponse } from "./test-response.ts"
export type { TestSocket } from "./test-socket.ts"
export type { TestStream } from "./test-stream.ts"
export type { CredentialsOptions } from "./test-credentials.ts"
export type { TestTokenOptions } from "./test-tokens.ts"
export type { AwsCredentials, RequestOptions } from "./to-gateway-request.ts"
