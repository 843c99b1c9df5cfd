import type { ApiRoute } from "../api-description.ts"
import { gatewayErrors, missingParameters } from "../gateway-error.ts"
import { mediaTypeEssence } from "../media-type.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import type { BodyValidator } from "./body-validator.ts"

/** The request validator of a method: parameters, and then the body where its type has a model. */
export function requestValidationChecks({ validation }: Pick<ApiRoute, "validation">): readonly MethodCheck[] {
  if (!validation) return []
  const { query, body } = validation
  return [...(query.length > 0 ? [queryCheck(query)] : []), ...(body ? [bodyCheck(body)] : [])]
}

function queryCheck(names: readonly string[]): MethodCheck {
  return (call) => {
    const given = call.event.multiValueQueryStringParameters ?? {}
    // † An empty value among several.
    const missing = names.filter((name) => !given[name]?.some((value) => value !== ""))
    if (missing.length === 0) return call
    const refused = missingParameters(missing)
    return { refused, reason: refused.message }
  }
}

function bodyCheck({ mediaTypes, model }: NonNullable<NonNullable<ApiRoute["validation"]>["body"]>): MethodCheck {
  let validator: Promise<BodyValidator> | undefined
  return async (call) => {
    if (!mediaTypes.includes(mediaTypeOf(call))) return call
    validator ??= import("./body-validator.ts").then(({ createBodyValidator }) => createBodyValidator(model))
    const faultsOf = await validator
    const faults = faultsOf(call.arrival.request.body)
    if (faults.length === 0) return call
    const validationErrors = `[${faults.join(", ")}]`
    const refused = { ...gatewayErrors.BAD_REQUEST_BODY, validationErrors }
    return { refused, reason: `the request's body does not fit the route's model: ${validationErrors}` }
  }
}

/** † A body without a type counts as JSON; upper case makes no difference. */
function mediaTypeOf({ arrival }: MethodCall): string {
  return mediaTypeEssence(arrival.headers.contentType ?? "application/json")
}
