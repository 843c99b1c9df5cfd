import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Declaration } from "../declarations/declaration.ts"

/** What `defineEnvironment` writes down while the app is built. */
export interface EnvironmentDeclaration extends Declaration {
  readonly kind: "environment"
  readonly id: string
  readonly schema: StandardSchemaV1
}
