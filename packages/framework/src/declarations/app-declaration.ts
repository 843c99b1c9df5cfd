import type { CorsOptions } from "../http/cors.ts"
import type { ApiOptions } from "./api-options.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"

/** The app itself, with its app-wide options. */
export interface AppDeclaration extends Declaration {
  readonly kind: "app"
  readonly name: string
  readonly cors?: boolean | CorsOptions | undefined
  /** Id of the default authorizer. */
  readonly authorizer?: string | undefined
  readonly binaryMediaTypes: readonly string[]
  readonly api?: ApiOptions | undefined
  readonly location: SourceLocation
}
