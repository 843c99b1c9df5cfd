import type { CfnValue } from "../../model/cloudformation.ts"

/** A text with its `${AWS::Region}` and the like filled in by CloudFormation; stage variables are API Gateway's to fill in. */
export function substituted(text: string): CfnValue {
  return text.includes("${AWS::") ? { "Fn::Sub": text.replaceAll("${stageVariables.", "${!stageVariables.") } : text
}
