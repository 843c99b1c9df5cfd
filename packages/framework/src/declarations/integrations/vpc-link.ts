import { captureCallSite, type CallSite } from "../call-site.ts"
import { checkOptions } from "../check-options.ts"
import type { CfnIntrinsic } from "../iam.ts"
import type { ArnSource } from "./aws-options.ts"

export interface VpcLinkOptions {
  /** Of a link that exists, or what yields it. */
  readonly id?: string | CfnIntrinsic
  /** ARN of the network load balancer that the app's own link leads to; one link serves all that name it. */
  readonly loadBalancer?: ArnSource
}

/** The way to a backend inside of a VPC. */
export interface VpcLink extends VpcLinkOptions {
  /** Where it was made. Deployed code does not know. */
  readonly callSite?: CallSite
}

/**
 * Leads an HTTP target through a network load balancer into a VPC.
 *
 * @example
 * httpProxy({ url: "http://orders.internal/{proxy}", vpcLink: vpcLink({ loadBalancer: ordersLoadBalancerArn }) })
 */
export function vpcLink(options: VpcLinkOptions): VpcLink {
  if (process.env.TSAPI_PHASE === "run") return options
  checkOptions("vpcLink", options, ["id", "loadBalancer"])
  return { ...options, callSite: captureCallSite(vpcLink) }
}
