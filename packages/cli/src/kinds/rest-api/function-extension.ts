import type { ApiFunctionTarget, ApiRoute } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { invocationUri, streamingInvocationUri } from "./invocation-uri.ts"

/** A Lambda proxy integration. */
export function functionExtension(target: ApiFunctionTarget, { timeoutMs, cache }: ApiRoute, refs: PlanRefs): CfnValue {
  const functionArn = refs.functionArn(target.functionId)
  return {
    type: "aws_proxy",
    httpMethod: "POST",
    uri: target.isStreamed ? streamingInvocationUri(functionArn) : invocationUri(functionArn),
    passthroughBehavior: "when_no_match",
    // Without a timeout of its own a stream would end with the 29 seconds that whole answers have.
    ...(target.isStreamed
      ? { responseTransferMode: "STREAM", timeoutInMillis: timeoutMs ?? 900_000 }
      : timeoutMs !== undefined && { timeoutInMillis: timeoutMs }),
    ...(cache && { cacheKeyParameters: cache.keys, cacheNamespace: cache.namespace }),
  }
}
