import { UserError } from "../errors/user-error.ts"
import type { AwsClients } from "./aws-clients.ts"
import { describeStack, type DeployedStack } from "./describe-stack.ts"

/** The stack of an app; throws `STACK_NOT_DEPLOYED` when it never was, or no longer is, deployed. */
export async function findDeployedStack(clients: AwsClients, stackName: string): Promise<DeployedStack> {
  const stack = await describeStack(clients, stackName)
  if (stack && wasDeployed(stack)) return stack
  const what =
    stack === undefined ? `There is no stack ${stackName}` : `${stackName} is ${stack.status}, never deployed,`
  throw new UserError("STACK_NOT_DEPLOYED", `${what} in ${clients.region}`, {
    hint: "Deploy it with tsapi deploy, or check --stage, --region and --profile.",
  })
}

/** False for a stack of which no version was ever in use. */
export function wasDeployed({ status }: DeployedStack): boolean {
  return !NEVER_DEPLOYED.has(status)
}

const NEVER_DEPLOYED = new Set(["CREATE_FAILED", "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"])
