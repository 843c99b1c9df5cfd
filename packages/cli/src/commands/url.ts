import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { createAwsClients } from "../deploy/aws-clients.ts"
import { UserError } from "../errors/user-error.ts"
import type { Command } from "../model/command.ts"
import { stackTargetOf } from "../pipeline/stack-target.ts"

/** `tsapi url`: prints where the deployed API answers. */
export const urlCommand: Command = {
  flags: [],
  async run({ flags, terminal }) {
    const { stackName, region } = await stackTargetOf(flags.projectDir, flags)
    const clients = await createAwsClients({ region, profile: flags.profile })
    const { outputs } = await findDeployedStack(clients, stackName)
    const url = outputs["DomainUrl"] ?? outputs["EndpointUrl"]
    if (url === undefined) {
      throw new UserError("STACK_WITHOUT_URL", `${stackName} has no URL`, {
        hint: "Deploy it again if the app has routes by now.",
      })
    }
    terminal.document({ stackName, url })
    terminal.print(url)
    return 0
  },
}
