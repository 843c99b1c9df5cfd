import { createAwsClients } from "../deploy/aws-clients.ts"
import { compareTemplates } from "../deploy/compare-templates.ts"
import { changesDocument, permissionChanges } from "../deploy/permission-changes.ts"
import { readDeployed } from "../deploy/read-deployed.ts"
import { showDifferences } from "../deploy/show-differences.ts"
import { permissionLines } from "../deploy/show-summary.ts"
import type { Command } from "../model/command.ts"
import { strictFlags } from "../model/strict-flags.ts"
import { buildStack } from "../pipeline/build-stack.ts"
import { handleWarnings } from "./handle-warnings.ts"

/** `tsapi diff`: what deploying would change, from the templates alone; nothing is created to find out. */
export const diffCommand: Command = {
  flags: [
    { flags: "--exit-code", description: "Exit with 1 when there are differences, as git diff does" },
    ...strictFlags,
  ],
  async run({ flags, terminal }) {
    const built = await buildStack(flags.projectDir, flags)
    handleWarnings(built.policies, { config: built.config, terminal })
    const { stackName, template } = built
    const clients = await createAwsClients({ region: built.config.region, profile: flags.profile })
    const { stack: deployed, template: before } = await readDeployed(clients, stackName)
    const differences = await compareTemplates(before, template)
    const permissions = permissionChanges({ before, after: template, policies: built.policies })
    terminal.document({
      stackName,
      deployed: deployed !== undefined,
      differences,
      permissions: changesDocument(permissions),
    })
    if (deployed === undefined) terminal.print(`${stackName} is not deployed in ${clients.region}; all of this is new:`)
    showDifferences(terminal, differences)
    for (const line of permissionLines(terminal, permissions)) terminal.print(line)
    if (differences.length === 0) terminal.print(`No differences: ${stackName} is what the source says.`)
    return flags["exitCode"] === true && differences.length > 0 ? 1 : 0
  },
}
