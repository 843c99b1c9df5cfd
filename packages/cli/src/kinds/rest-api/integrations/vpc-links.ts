import { createHash } from "node:crypto"
import type { ApiDescription, ApiVpcLink } from "@tsapi/framework/gateway"
import { canonicalJson } from "../../../model/canonical-json.ts"
import type { CfnResource, CfnValue } from "../../../model/cloudformation.ts"
import { textValue } from "./text-value.ts"

/** The VPC links that the app makes: one for each load balancer that a target names. */
export function vpcLinks({ routes }: ApiDescription): Record<string, CfnResource> {
  return Object.fromEntries(
    routes.flatMap(({ target, location }) => {
      const link = "vpcLink" in target ? target.vpcLink : undefined
      if (!link || "id" in link) return []
      const id = ownLinkId(link)
      const resource: CfnResource = {
        Type: "AWS::ApiGateway::VpcLink",
        Properties: {
          Name: { "Fn::Sub": `\${AWS::StackName}-${id}` },
          TargetArns: [textValue(link.loadBalancer)],
        },
        Metadata: { tsapi: { file: location.file, line: location.line } },
      }
      return [[id, resource] as const]
    }),
  )
}

/** `connectionId` of a target. */
export function linkId(link: ApiVpcLink): CfnValue {
  return "id" in link ? textValue(link.id) : { Ref: ownLinkId(link) }
}

function ownLinkId({ loadBalancer }: Extract<ApiVpcLink, { loadBalancer: unknown }>): string {
  const hash = createHash("sha256")
    .update(canonicalJson(textValue(loadBalancer)))
    .digest("hex")
    .slice(0, 6)
  return `VpcLink${hash}`
}
