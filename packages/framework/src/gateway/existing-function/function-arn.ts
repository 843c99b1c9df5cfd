import type { CfnIntrinsic } from "../../declarations/iam.ts"

/** A function outside of the app, by one of the two. */
export interface FunctionSource {
  readonly functionArn?: string | CfnIntrinsic | undefined
  readonly functionName?: string | undefined
}

/** Its ARN, in which CloudFormation and stage variables have still to be filled in. A name is one of the app's account and region. */
export function functionArn({ functionArn: arn, functionName }: FunctionSource): string | CfnIntrinsic {
  return arn ?? `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${functionName}`
}
