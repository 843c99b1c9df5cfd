import { createAwsClients } from "../deploy/aws-clients.ts"
import { type DeployedUrl, deployedUrls } from "../deploy/deployed-urls.ts"
import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { UserError } from "../errors/user-error.ts"
import type { Command } from "../model/command.ts"
import { stackTargetOf } from "../pipeline/stack-target.ts"
import { renderTable } from "../terminal/render-table.ts"

/** `tsapi url`: prints where the deployed APIs answer, and the URLs of functions. */
export const urlCommand: Command = {
  arguments: [{ name: "[function]", description: "Prints the URL of this function, and nothing else" }],
  flags: [],
  async run({ args: [functionId], flags, terminal }) {
    const { stackName, region } = await stackTargetOf(flags.projectDir, flags)
    const clients = await createAwsClients({ region, profile: flags.profile })
    const stack = await findDeployedStack(clients, stackName)
    const functionUrls = deployedUrls(stack)
    if (functionId !== undefined) {
      const found = urlOf(functionId, { stackName, functionUrls })
      terminal.document({ stackName, ...found })
      terminal.print(found.url)
      return 0
    }
    const url = stack.outputs["DomainUrl"] ?? stack.outputs["EndpointUrl"]
    const webSocketUrl = stack.outputs["WebSocketDomainUrl"] ?? stack.outputs["WebSocketUrl"]
    if (url === undefined && webSocketUrl === undefined && functionUrls.length === 0) {
      throw new UserError("STACK_WITHOUT_URL", `${stackName} has no URL`, {
        hint: "Deploy it again if the app has routes, or functions with a url, by now.",
      })
    }
    terminal.document({ stackName, url, ...(webSocketUrl !== undefined && { webSocketUrl }), functionUrls })
    const rows = functionUrls.map((each) => [`URL of ${each.function}`, each.auth, each.url])
    terminal.print([url ?? [], webSocketUrl ?? [], rows.length > 0 ? renderTable(rows) : []].flat().join("\n"))
    return 0
  },
}

interface Deployed {
  readonly stackName: string
  readonly functionUrls: readonly DeployedUrl[]
}

function urlOf(functionId: string, { stackName, functionUrls }: Deployed): DeployedUrl {
  const found = functionUrls.find((each) => each.function === functionId)
  if (found) return found
  const known = functionUrls.map((each) => each.function)
  throw new UserError("STACK_WITHOUT_URL", `The function ${functionId} has no URL in ${stackName}`, {
    hint:
      known.length > 0
        ? `These have one: ${known.join(", ")}.`
        : "No function has one; url: true in the settings of a function gives it one, once it is deployed.",
  })
}
