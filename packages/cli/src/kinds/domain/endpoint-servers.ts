import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/**
 * Whether the execute-api name is shut, where OpenAPI 3 documents say it. Beside the API's own property: only another deployment
 * shuts the name, only another document makes one, and an import may set the property back.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
export function endpointServers({ disableExecuteApiEndpoint }: ApiDescription): Record<string, CfnValue> {
  if (disableExecuteApiEndpoint === undefined) return {}
  return { servers: [{ url: "/", "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint } }] }
}
