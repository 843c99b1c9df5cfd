import type { App } from "./app.ts"
import { createHandler, type Handler } from "./dispatch/create-handler.ts"
import { servedMethods } from "./dispatch/served-methods.ts"
import { functionUrl } from "./kinds/function-url.ts"
import { httpApi } from "./kinds/http-api.ts"
import { httpApiAuthorizer } from "./kinds/http-api-authorizer.ts"
import { runtimeKinds } from "./kinds/index.ts"
import type { RuntimeKind } from "./kinds/runtime-kind.ts"

/**
 * A Lambda handler that serves all that the app declares, behind a REST API, an HTTP API (payload format 2.0) or a
 * function URL, for those who bundle and deploy by themselves.
 *
 * @example
 * export const handler = createLambdaHandler(app)
 */
export function createLambdaHandler(app: App): Handler {
  const kinds = [...Object.values<RuntimeKind>(runtimeKinds), functionUrl, httpApi, httpApiAuthorizer]
  const own = kinds.filter(({ name }) => servedMethods(name, app.options.handlers).length > 0)
  // What S3 sends through EventBridge is an event of a bus too: it is for the kind that the app has methods of.
  const known = [...own, ...kinds.filter((kind) => !own.includes(kind))].filter(({ takesAnything }) => !takesAnything)
  return createHandler(app, { kinds: [...known, ...own.filter(({ takesAnything }) => takesAnything)] })
}
