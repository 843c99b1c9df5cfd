import type { CorsOptions } from "../http/cors.ts"
import type { ApiOptions } from "./api-options.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"
import type { WebSocketOptions } from "./web-socket/web-socket-options.ts"

/** The app itself, with its app-wide options. */
export interface AppDeclaration extends Declaration {
  readonly kind: "app"
  readonly name: string
  readonly cors?: boolean | CorsOptions | undefined
  /** Id of the default authorizer. */
  readonly authorizer?: string | undefined
  readonly binaryMediaTypes: readonly string[]
  readonly api?: ApiOptions | undefined
  readonly webSocket?: WebSocketOptions | undefined
  /** Where `webSocket` stands where that is not the App. */
  readonly webSocketLocation?: SourceLocation | undefined
  /** Where options of `api` stand that are not the App's own, by their names. */
  readonly apiLocations?: ApiLocations | undefined
  readonly location: SourceLocation
}

export type ApiLocations = Readonly<Partial<Record<keyof ApiOptions, SourceLocation>>>
