import type { CfnIntrinsic } from "../iam.ts"
import type { MappingOptions } from "./mapping-options.ts"

/** An ARN (`${AWS::Region}` and its like are filled in), or an intrinsic function that yields one. */
export type ArnSource = string | CfnIntrinsic

/** What targets in other AWS services have in common. */
export interface AwsOptions extends Omit<MappingOptions, "contentHandling"> {
  /** ARN of a role that API Gateway takes on. Default: one of its own, which may do what the target does and nothing else. */
  readonly role?: ArnSource
  /** Media types of the requests that the target's own template is for; 415 for others. Default `["application/json"]`. */
  readonly contentTypes?: readonly string[]
}
