import type { HttpIntegration } from "../../../declarations/integrations/http-integration.ts"
import type { HttpProxy, HttpProxyOptions } from "../../../declarations/integrations/http-proxy.ts"
import type { VpcLink } from "../../../declarations/integrations/vpc-link.ts"
import type { ApiHttpIntegration, ApiHttpProxy, ApiVpcLink } from "../api-target.ts"
import { arnText } from "../api-text.ts"
import { backendResponses } from "./default-responses.ts"
import { describeResponses, describeTemplates, describeValues } from "./describe-mappings.ts"

export function describeHttpProxy(target: HttpProxy): ApiHttpProxy {
  return { type: "http_proxy", ...describeRequest(target) }
}

export function describeHttp(target: HttpIntegration): ApiHttpIntegration {
  const { requestTemplates, passthroughBehavior = "when_no_match", contentHandling, responses } = target
  return {
    type: "http",
    ...describeRequest(target),
    requestTemplates: describeTemplates(requestTemplates),
    passthroughBehavior,
    ...(contentHandling && { contentHandling }),
    responses: describeResponses(responses, backendResponses),
  }
}

function describeRequest({ url, method = "ANY", path = {}, query, headers, vpcLink }: HttpProxyOptions) {
  const own = Object.fromEntries(placeholdersOf(url).map((name) => [name, `method.request.path.${name}`]))
  return {
    url: url.replaceAll("+}", "}"),
    httpMethod: method.toUpperCase(),
    parameters: {
      path: { ...own, ...describeValues(path) },
      query: describeValues(query),
      headers: describeValues(headers),
    },
    ...(vpcLink && { vpcLink: describeLink(vpcLink) }),
  }
}

/** `/cart/{userId}` has `userId`; `${stageVariables.x}` is none. */
export function placeholdersOf(url: string): readonly string[] {
  return [...url.matchAll(/(?<!\$)\{([^{}+]+)\+?\}/g)].map(([, name = ""]) => name)
}

function describeLink({ id, loadBalancer }: VpcLink): ApiVpcLink {
  return id === undefined ? { loadBalancer: arnText(loadBalancer ?? "") } : { id: arnText(id) }
}
