import type { ApiCors } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import { pathParameters } from "./path-parameters.ts"

/** The OPTIONS method of a path: API Gateway answers it by itself, with fixed values. */
export function preflightOperation(path: string, cors: ApiCors, methods: readonly string[]): CfnValue {
  const headers = preflightHeaders(cors, methods)
  const parameters = pathParameters(path)
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: {
      "200": {
        description: "Preflight",
        headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: "string" } }])),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      requestTemplates: { "application/json": '{"statusCode": 200}' },
      passthroughBehavior: "when_no_match",
      responses: {
        default: {
          statusCode: "200",
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
        },
      },
    },
  }
}

/** The CORS headers of any answer that is not a preflight. */
export function corsParameters(cors: ApiCors): Readonly<Record<string, string>> {
  return {
    "Access-Control-Allow-Origin": cors.allowOrigin,
    ...(cors.exposeHeaders.length > 0 && { "Access-Control-Expose-Headers": cors.exposeHeaders.join(",") }),
    ...(cors.allowCredentials && { "Access-Control-Allow-Credentials": "true" }),
  }
}

function preflightHeaders(cors: ApiCors, methods: readonly string[]): Readonly<Record<string, string>> {
  return {
    "Access-Control-Allow-Origin": cors.allowOrigin,
    "Access-Control-Allow-Methods": [...methods.filter((method) => method !== "OPTIONS"), "OPTIONS"].join(","),
    "Access-Control-Allow-Headers": cors.allowHeaders.join(","),
    ...(cors.maxAgeSeconds !== undefined && { "Access-Control-Max-Age": String(cors.maxAgeSeconds) }),
    ...(cors.allowCredentials && { "Access-Control-Allow-Credentials": "true" }),
  }
}
