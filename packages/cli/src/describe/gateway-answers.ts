import {
  type ApiDescription,
  type ApiRoute,
  type GatewayResponseType,
  gatewayResponseStatuses,
} from "@tsapi/framework/gateway"
import type { JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiResponse } from "../model/openapi-document.ts"
import type { SchemaComponents } from "./schema-components.ts"

const descriptions = {
  ACCESS_DENIED: "The authorizer does not allow it.",
  BAD_REQUEST_BODY: "The body is not what the operation takes.",
  BAD_REQUEST_PARAMETERS: "A parameter is missing.",
  REQUEST_TOO_LARGE: "The request has more than 10 MB.",
  THROTTLED: "Too many requests.",
  UNAUTHORIZED: "The authorizer does not know the client.",
  UNSUPPORTED_MEDIA_TYPE: "The body is of no type that the operation takes.",
} as const satisfies Partial<Record<GatewayResponseType, string>>

/** What the answers of an API depend on. */
export type AnsweringApi = Pick<ApiDescription, "type" | "authorizers" | "gatewayResponses">

interface AnswerContext {
  readonly api: AnsweringApi
  readonly components: SchemaComponents
}

/** What API Gateway itself answers to requests of a route, by status. */
export function gatewayAnswers(
  route: ApiRoute,
  { hasBody, ...context }: AnswerContext & { readonly hasBody: boolean },
): readonly (readonly [number, OpenApiResponse])[] {
  const { validation, target } = route
  const takesOtherTypes = !("passthroughBehavior" in target) || target.passthroughBehavior !== "never"
  const types = [
    ...authorizerAnswers(route, context.api),
    ...(validation?.query.length ? (["BAD_REQUEST_PARAMETERS"] as const) : []),
    ...(validation?.body ? (["BAD_REQUEST_BODY"] as const) : []),
    // HTTP APIs answer so where a service needs what the request does not have.
    ...(target.type === "service" ? (["BAD_REQUEST_PARAMETERS"] as const) : []),
    ...(hasBody ? (["REQUEST_TOO_LARGE"] as const) : []),
    ...(hasBody && !takesOtherTypes ? (["UNSUPPORTED_MEDIA_TYPE"] as const) : []),
    "THROTTLED" as const,
  ]
  return types.map((type) => gatewayAnswer(type, context))
}

/** An HTTP API answers 403 to whoever does not sign, or not well. */
function authorizerAnswers({ authorizerId }: ApiRoute, { type, authorizers }: AnsweringApi) {
  if (authorizerId === undefined) return []
  const signs = authorizers.some((authorizer) => authorizer.id === authorizerId && authorizer.type === "iam")
  return type === "http" && signs ? (["ACCESS_DENIED"] as const) : (["UNAUTHORIZED", "ACCESS_DENIED"] as const)
}

/** An answer that API Gateway gives by itself, as the app's `gatewayResponses` make it. */
export function gatewayAnswer(
  type: keyof typeof descriptions,
  { api: { type: apiType, gatewayResponses }, components }: AnswerContext,
): readonly [number, OpenApiResponse] {
  const own = gatewayResponses[type] ?? gatewayResponses.DEFAULT_4XX
  const mediaTypes = Object.keys(own?.templates ?? {})
  // Only REST APIs write `Message`.
  const isDenial = type === "ACCESS_DENIED" && apiType !== "http"
  const [name, schema] = isDenial ? (["AccessDenied", accessDenied] as const) : (["GatewayRefusal", refusal] as const)
  return [
    own?.status ?? gatewayResponseStatuses[type],
    {
      description: descriptions[type],
      content:
        mediaTypes.length > 0
          ? Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))
          : { "application/json": { schema: components.add(schema, { name, place: "API" }) } },
    },
  ]
}

const refusal: JsonSchema = {
  type: "object",
  description: "A refusal by API Gateway.",
  properties: { message: { type: ["string", "null"] } },
  required: ["message"],
}

const accessDenied: JsonSchema = {
  type: "object",
  description: "A refusal by API Gateway for want of permission.",
  properties: { Message: { type: ["string", "null"] }, message: { type: ["string", "null"] } },
}
