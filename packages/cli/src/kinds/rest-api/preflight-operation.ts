import { originTemplate, type Preflight } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import { pathParameters } from "./path-parameters.ts"

/** The OPTIONS method of a path: API Gateway answers it by itself, with fixed values. */
export function preflightOperation({ path, origins, headers }: Preflight): CfnValue {
  const parameters = pathParameters(path)
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: {
      "200": {
        description: "Preflight",
        headers: Object.fromEntries(headers.map(([name]) => [name, { schema: { type: "string" } }])),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      requestTemplates: { "application/json": '{"statusCode": 200}' },
      passthroughBehavior: "when_no_match",
      // Without it a preflight of an API whose binary media types match everything is a 500.
      contentHandling: "CONVERT_TO_TEXT",
      responses: {
        default: {
          statusCode: "200",
          responseParameters: Object.fromEntries(
            headers.map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
          ...(origins.length > 1 && { responseTemplates: { "application/json": originTemplate(origins) } }),
        },
      },
    },
  }
}
