import type { JsonSchema } from "../../declarations/describe-schema.ts"

/** What API Gateway asks of a request before the integration; what it does not ask, the function does. */
export interface ApiValidation {
  /** Parameters of the query that must be there and not empty. */
  readonly query: readonly string[]
  /** Absent: any body. */
  readonly body?: ApiBodyModel | undefined
}

export interface ApiBodyModel {
  /** Without parameters, in lower case: bodies of other types are not looked at. */
  readonly mediaTypes: readonly string[]
  /** In the words of JSON Schema that draft 4 and OpenAPI 3.0 have in common: see `toModel`. */
  readonly model: JsonSchema
}
