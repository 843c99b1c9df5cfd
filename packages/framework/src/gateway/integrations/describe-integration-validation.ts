import type { DescribedSchema } from "../../declarations/describe-schema.ts"
import type { ApiValidation } from "../validation/api-validation.ts"
import { describeBody } from "../validation/describe-validation.ts"
import type { ApiTarget } from "./api-target.ts"

interface IntegratedRoute {
  readonly target: ApiTarget
  readonly binaryMediaTypes: readonly string[]
}

/** What API Gateway asks of a body before a target that takes no others; no function asks again. */
export function describeIntegrationValidation(
  schema: DescribedSchema | undefined,
  { target, binaryMediaTypes }: IntegratedRoute,
): ApiValidation | undefined {
  const mediaTypes = "requestTemplates" in target ? Object.keys(target.requestTemplates) : []
  const body = describeBody(schema, { mediaTypes, binaryMediaTypes })
  return body && { query: [], body }
}
