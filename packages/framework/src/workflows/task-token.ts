import { resourceToken } from "../declarations/resource-registry.ts"

/** What stands for the ARN of a task's function in plain data: `Payments.charge`. */
export function taskToken(task: string): string {
  return resourceToken("task", task, "arn")
}
