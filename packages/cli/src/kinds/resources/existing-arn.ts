import { type Check, fault, matching, show } from "@tsapi/framework/checks"

/** The ARN of a resource of one service, as `existingQueue` and its like take it. */
export function existingArn(service: string, form: string): Check {
  const pattern = new RegExp(`^arn:(aws[\\w-]*|\\$\\{AWS::Partition\\}):${service}:`)
  const hint = `Use its ARN: ${form}.`
  return (value, at) => {
    const faults = matching(pattern, hint)(value, at)
    if (faults.length > 0 || !standsForOthers.test(String(value))) return faults
    return [fault(at, `is ${show(value)}, which stands for several`, hint)]
  }
}

// The grants on it are policies, which read `*` and `?` as patterns, and what is no `${AWS::…}` as a variable.
const standsForOthers = /[*?]|\$(?!\{AWS::)/
