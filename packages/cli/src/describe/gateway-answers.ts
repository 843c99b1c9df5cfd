import { type ApiGatewayResponses, type GatewayResponseType, gatewayResponseStatuses } from "@tsapi/framework/gateway"
import type { JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiResponse } from "../model/openapi-document.ts"
import type { SchemaComponents } from "./schema-components.ts"

export interface GatewayAnswer {
  readonly status: number
  readonly response: OpenApiResponse
}

const descriptions = {
  ACCESS_DENIED: "The authorizer does not allow it.",
  BAD_REQUEST_BODY: "The body is not what the operation takes.",
  BAD_REQUEST_PARAMETERS: "A parameter is missing.",
  REQUEST_TOO_LARGE: "The request has more than 10 MB.",
  THROTTLED: "Too many requests.",
  UNAUTHORIZED: "The authorizer does not know the client.",
} as const satisfies Partial<Record<GatewayResponseType, string>>

/** An answer that API Gateway gives by itself, as the app's `gatewayResponses` make it. */
export function gatewayAnswer(
  type: keyof typeof descriptions,
  { gatewayResponses, components }: { gatewayResponses: ApiGatewayResponses; components: SchemaComponents },
): GatewayAnswer {
  const own = gatewayResponses[type] ?? gatewayResponses.DEFAULT_4XX
  const mediaTypes = Object.keys(own?.templates ?? {})
  const schema = type === "ACCESS_DENIED" ? accessDenied : refusal
  const name = type === "ACCESS_DENIED" ? "AccessDenied" : "GatewayRefusal"
  return {
    status: own?.status ?? gatewayResponseStatuses[type],
    response: {
      description: descriptions[type],
      content:
        mediaTypes.length > 0
          ? Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))
          : { "application/json": { schema: components.add(schema, { name, place: "API" }) } },
    },
  }
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
