import type { JsonSchema } from "@tsapi/framework/internal"

/** The parts of OpenAPI 3.1 that tsapi writes. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers?: readonly { readonly url: string }[]
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components?: OpenApiComponents
}

export interface OpenApiComponents {
  readonly schemas?: Readonly<Record<string, JsonSchema>>
  readonly responses?: Readonly<Record<string, OpenApiResponse>>
  readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>
}

/** In the order in which operations of a path are written. */
export const operationMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const

export type OperationMethod = (typeof operationMethods)[number]

export type PathItem = Readonly<Partial<Record<OperationMethod, OpenApiOperation>>>

export interface OpenApiOperation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly tags?: readonly string[]
  readonly parameters?: readonly OpenApiParameter[]
  readonly requestBody?: OpenApiRequestBody
  readonly responses: Readonly<Record<string, OpenApiResponse | Reference>>
  /** Any one of them lets the request in, with all the schemes that it names. */
  readonly security?: readonly SecurityRequirement[]
}

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>

export interface OpenApiParameter {
  readonly name: string
  readonly in: "path" | "query" | "header"
  readonly required?: boolean
  readonly description?: string
  readonly deprecated?: boolean
  readonly schema: JsonSchema
  /** Whether a path's parameter may hold slashes, which OpenAPI has no word for. */
  readonly "x-tsapi-greedy"?: true
}

export interface OpenApiRequestBody {
  readonly required?: boolean
  readonly content: Readonly<Record<string, MediaType>>
}

export interface MediaType {
  readonly schema?: JsonSchema
}

export interface OpenApiResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly schema: JsonSchema }>>
  readonly content?: Readonly<Record<string, MediaType>>
}

export interface Reference {
  readonly $ref: string
}

export interface SecurityScheme {
  readonly type: string
  readonly description?: string
  readonly name?: string
  readonly in?: "header" | "query"
  readonly scheme?: string
  readonly bearerFormat?: string
  readonly openIdConnectUrl?: string
  readonly "x-amazon-apigateway-authtype"?: string
}
