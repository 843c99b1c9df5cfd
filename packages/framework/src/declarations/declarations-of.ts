import { defaultBinaryMediaTypes } from "../http/binary-media-types.ts"
import type { RuntimeKind } from "../kinds/runtime-kind.ts"
import { runtimeKinds } from "../kinds/index.ts"
import { apiOptionsOf } from "./api-options.ts"
import { authorizerIdOf } from "./authorizers/authorizer-ids.ts"
import type { AppDeclaration } from "./app-declaration.ts"
import type { AppDefinition } from "./app-options.ts"
import { locationOf } from "./call-site.ts"
import type { Declaration } from "./declaration.ts"

/** Everything an app declares, as plain data: the app itself first, then each kind's in the order of the table. */
export function declarationsOf(app: AppDefinition): readonly Declaration[] {
  const kinds: readonly RuntimeKind[] = Object.values(runtimeKinds)
  return [describeApp(app), ...kinds.flatMap((kind) => kind.describe?.(app) ?? [])]
}

function describeApp(app: AppDefinition): AppDeclaration {
  const { name, options, callSite } = app
  return {
    kind: "app",
    name,
    cors: options.cors,
    authorizer: authorizerIdOf(options.authorizer, app),
    // Only functions answer with bytes that are marked as such.
    binaryMediaTypes:
      options.binaryMediaTypes ?? (options.controllers || !options.integrations ? defaultBinaryMediaTypes : []),
    api: options.api && apiOptionsOf(options.api),
    webSocket: options.webSocket,
    location: locationOf(callSite),
  }
}
