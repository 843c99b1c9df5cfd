import type { CfnTemplate } from "../model/cloudformation.ts"
import type { AwsClients } from "./aws-clients.ts"
import { describeStack, type DeployedStack } from "./describe-stack.ts"
import { wasDeployed } from "./find-deployed-stack.ts"
import { EMPTY_TEMPLATE, readTemplate } from "./read-template.ts"

/** A stack and the template it was last deployed with; no stack and an empty template where nothing ever was. */
export async function readDeployed(
  clients: AwsClients,
  stackName: string,
): Promise<{ readonly stack: DeployedStack | undefined; readonly template: CfnTemplate }> {
  const stack = await describeStack(clients, stackName)
  if (!stack || !wasDeployed(stack)) return { stack: undefined, template: EMPTY_TEMPLATE }
  return { stack, template: await readTemplate(clients, stack.id) }
}
