import type { CfnIntrinsic } from "@tsapi/framework"
import type { CfnValue } from "../../model/cloudformation.ts"
import { substituted } from "./substituted.ts"

/** The ARN of a function outside of the app, as the template has it. */
export function existingFunctionArn(arn: string | CfnIntrinsic): CfnValue {
  // What is no text is an intrinsic function, as its checks saw.
  return typeof arn === "string" ? substituted(arn) : (arn as CfnValue)
}
