import type { ApiDescription, ApiVpcLink } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../../model/cloudformation.ts"
import { shortHash } from "../../../model/short-hash.ts"
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
          TargetArns: [textValue(link.loadBalancer, [])],
        },
        Metadata: { tsapi: { file: location.file, line: location.line } },
      }
      return [[id, resource] as const]
    }),
  )
}

/** `connectionId` of a target. */
export function linkId(link: ApiVpcLink): CfnValue {
  return "id" in link ? textValue(link.id, []) : { Ref: ownLinkId(link) }
}

function ownLinkId({ loadBalancer }: Extract<ApiVpcLink, { loadBalancer: unknown }>): string {
  return `VpcLink${shortHash(textValue(loadBalancer, []))}`
}
