export type { AppClient, Refusal } from "./app-client.ts"
export { createClient, type AppClientOptions } from "./create-client.ts"
export { routesOf, type AppRoutes } from "./routes-of.ts"
export { sendRequest, type Answer, type ClientOptions, type RequestParts, type SentHeaders } from "./send-request.ts"
