import { type Check, matching } from "@tsapi/framework/checks"

/** The ARN of a resource of one service, as `existingQueue` and its like take it. */
export function existingArn(service: string, form: string): Check {
  const pattern = new RegExp(`^arn:(aws[\\w-]*|\\$\\{AWS::Partition\\}):${service}:`)
  return matching(pattern, `Use its ARN: ${form}.`)
}
