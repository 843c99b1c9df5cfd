import type { ApiRoute } from "../api-description.ts"
import { existingFunctionIntegration } from "../existing-function/existing-function-integration.ts"
import { lambdaIntegration, type LambdaIntegrationOptions } from "../lambda-integration.ts"
import type { Integration } from "../method-endpoint.ts"
import { streamingIntegration } from "../streaming/streaming-integration.ts"
import { httpProxyIntegration } from "./http-proxy-integration.ts"
import { mappedIntegration } from "./mapped-integration.ts"

/** What a route's target is locally. */
export function createIntegration({ target, timeoutMs }: ApiRoute, options: LambdaIntegrationOptions): Integration {
  if (target.type === "function") {
    const create = target.isStreamed ? streamingIntegration : lambdaIntegration
    return create({ functionId: target.functionId, timeoutMs }, options)
  }
  if (target.type === "aws_proxy") return existingFunctionIntegration({ ...target, timeoutMs }, options)
  if (target.type === "service") throw new Error("a REST API sends services what mappings make of a request")
  const context = { environment: options.environment, timeoutMs }
  return target.type === "http_proxy" ? httpProxyIntegration(target, context) : mappedIntegration(target, context)
}
