import type { ApiOptions } from "../../declarations/api-options.ts"
import type { DescribedSchema, JsonSchema } from "../../declarations/describe-schema.ts"
import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import { binaryMatcher, mediaTypeEssence } from "../media-type.ts"
import type { ApiBodyModel, ApiValidation } from "./api-validation.ts"
import { isOpen, toModel } from "./to-model.ts"

interface ValidationContext {
  readonly api: ApiOptions | undefined
  readonly binaryMediaTypes: readonly string[]
}

/** What of a route's schemas API Gateway can check; undefined for nothing. */
export function describeValidation(
  route: HttpDeclaration,
  { api, binaryMediaTypes }: ValidationContext,
): ApiValidation | undefined {
  if ((route.requestValidation ?? api?.requestValidation) === "function") return undefined
  const query = requiredQuery(route.jsonSchemas?.query)
  const body = describeBody(route.jsonSchemas?.body, { mediaTypes: route.contentTypes, binaryMediaTypes })
  return query.length > 0 || body ? { query, body } : undefined
}

/**
 * API Gateway takes an empty value for a missing one, so only what refuses both is required there. Headers are not: it
 * compares their names with their case ("Amazon API Gateway important notes", API Gateway developer guide).
 */
function requiredQuery(described: DescribedSchema | undefined): readonly string[] {
  const { properties, required } = Object(described ? toModel(loosest(described)) : {}) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>
    readonly required?: readonly string[]
  }
  return (required ?? []).filter((name) => refusesBlank(properties?.[name]))
}

function refusesBlank(model: JsonSchema = {}): boolean {
  if (typeof model === "boolean") return false
  const { type, minLength, enum: values, pattern } = model
  if (type !== "string") return false
  if (Array.isArray(values)) return !values.includes("")
  return minLength !== undefined || (typeof pattern === "string" && !new RegExp(pattern).test(""))
}

/**
 * † Whether models are asked about bodies that count as binary, and what they are then compared with, is not documented; it
 * could be their base64. Such bodies are left to the function.
 */
export function describeBody(
  described: DescribedSchema | undefined,
  { mediaTypes = ["application/json"], binaryMediaTypes }: BodyTypes,
): ApiBodyModel | undefined {
  if (!described) return undefined
  const isBinary = binaryMatcher(binaryMediaTypes)
  const checked = mediaTypes
    .map(mediaTypeEssence)
    .filter((type) => /^application\/([^;]+\+)?json$/.test(type) && !isBinary(type))
  const model = toModel(loosest(described))
  return checked.length === 0 || isOpen(model) ? undefined : { mediaTypes: [...new Set(checked)], model }
}

interface BodyTypes {
  /** Those that the route takes. Default: `application/json`. */
  readonly mediaTypes?: readonly string[] | undefined
  readonly binaryMediaTypes: readonly string[]
}

function loosest({ json, atLeast = json }: DescribedSchema): JsonSchema {
  return atLeast
}
