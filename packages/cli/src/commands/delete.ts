import { deleteAppStack } from "../deploy/delete-app-stack.ts"
import { requireConsent } from "../deploy/deploy-context.ts"
import { openContext } from "../deploy/open-context.ts"
import type { Command } from "../model/command.ts"
import { stackTargetOf } from "../pipeline/stack-target.ts"

/** `tsapi delete`: deletes the deployed stack and says what stays. */
export const deleteCommand: Command = {
  flags: [{ flags: "--no-wait", description: "Fail if the stack is being changed by someone else" }],
  async run(invocation) {
    const { flags, terminal } = invocation
    requireConsent({ terminal, yes: flags.yes }, "delete")
    const target = await stackTargetOf(flags.projectDir, flags)
    const { stackName } = target
    const context = await openContext(invocation, target)
    const { deleted, retained } = await deleteAppStack(context, stackName, { wait: flags["wait"] !== false })
    const { region } = context.clients
    terminal.document({ stackName, account: context.identity.account, region, deleted, retained })
    if (!deleted) {
      terminal.print(`Nothing to delete: there is no stack ${stackName} in ${region}.`)
      return 0
    }
    terminal.print(`Deleted ${stackName}.`)
    for (const { logicalId, type, physicalId } of retained) terminal.print(`Kept: ${logicalId} (${type} ${physicalId})`)
    return 0
  },
}
