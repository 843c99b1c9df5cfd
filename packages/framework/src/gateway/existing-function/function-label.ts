import type { CfnIntrinsic } from "../../declarations/iam.ts"

/** A function as people read it: `function orders:live`, with its account where that is not the app's. */
export function functionLabel(arn: string | CfnIntrinsic): string {
  if (typeof arn !== "string") return `function ${JSON.stringify(arn)}`
  const [place = "", name = arn] = arn.split(":function:")
  const [, , , , account = ""] = place.replaceAll("AWS::", "").split(":")
  return /^\d+$/.test(account) ? `function ${name} of ${account}` : `function ${name}`
}
