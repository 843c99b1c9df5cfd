import { createAwsClients } from "../deploy/aws-clients.ts"
import { comparePermissions } from "../deploy/compare-permissions.ts"
import { compareTemplates } from "../deploy/compare-templates.ts"
import { describeStack } from "../deploy/describe-stack.ts"
import { EMPTY_TEMPLATE, readTemplate } from "../deploy/read-template.ts"
import { showDifferences } from "../deploy/show-differences.ts"
import { describePermission, permissionLines } from "../deploy/show-summary.ts"
import type { Command } from "../model/command.ts"
import { buildStack } from "../pipeline.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi diff`: what deploying would change, from the templates alone; nothing is created to find out. */
export const diffCommand: Command = {
  flags: [{ flags: "--exit-code", description: "Exit with 1 when there are differences, as git diff does" }],
  async run({ flags, terminal }) {
    const built = await buildStack(flags.projectDir, flags)
    showWarnings(built.policies, terminal)
    const { stackName, template } = built
    const clients = await createAwsClients({ region: built.config.region, profile: flags.profile })
    const stack = await describeStack(clients, stackName)
    const deployed = stack === undefined || stack.status === "REVIEW_IN_PROGRESS" ? undefined : stack
    const before = deployed === undefined ? EMPTY_TEMPLATE : await readTemplate(clients, deployed.id)
    const differences = await compareTemplates(before, template)
    const permissions = comparePermissions(before, template)
    terminal.document({
      stackName,
      deployed: deployed !== undefined,
      differences,
      permissions: {
        broadened: permissions.broadened.map(describePermission),
        narrowed: permissions.narrowed.map(describePermission),
      },
    })
    if (deployed === undefined) terminal.print(`${stackName} is not deployed in ${clients.region}; all of this is new:`)
    showDifferences(terminal, differences)
    for (const line of permissionLines(terminal, permissions, built.policies)) terminal.print(line)
    if (differences.length === 0) terminal.print(`No differences: ${stackName} is what the source says.`)
    return flags["exitCode"] === true && differences.length > 0 ? 1 : 0
  },
}
