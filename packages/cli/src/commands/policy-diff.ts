import { createAwsClients } from "../deploy/aws-clients.ts"
import { changesDocument, type PermissionChange, permissionChanges } from "../deploy/permission-changes.ts"
import { readDeployed } from "../deploy/read-deployed.ts"
import type { CommandInvocation } from "../model/command.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { choosePolicies } from "./choose-policies.ts"
import { type EvidenceContext, evidenceRows } from "./evidence-rows.ts"
import { handleWarnings } from "./handle-warnings.ts"
import { sourceLines } from "../model/source-lines.ts"

/** `tsapi policy --diff`: what deploying the code of now to a stage would allow that is not allowed there yet, and what it takes away. */
export async function diffPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const built = await inferStack(flags.projectDir, { ...flags, stage: String(flags["diff"]) })
  const { stackName, template: after, config } = built
  const policies = choosePolicies(built.policies, args[0])
  handleWarnings(policies, { config, terminal })
  const clients = await createAwsClients({ region: config.region, profile: flags.profile })
  const { stack, template: before } = await readDeployed(clients, stackName)
  const isChosen = ({ holder }: PermissionChange) => args[0] === undefined || holders(args[0]).includes(holder)
  const all = permissionChanges({ before, after, policies })
  const changes = { broadened: all.broadened.filter(isChosen), narrowed: all.narrowed.filter(isChosen) }
  terminal.document({ stackName, deployed: stack !== undefined, ...changesDocument(changes) })
  const { broadened, narrowed } = changes
  const context = { textOf: sourceLines(flags.projectDir), terminal }
  const { colors } = terminal
  const blocks = [
    ...(stack ? [] : [`${stackName} is not deployed in ${clients.region}; all of this is new.`]),
    ...(broadened.length === 0
      ? []
      : [colors.yellow("Broadened"), ...broadened.map((it) => showChange("+", it, context))]),
    ...(narrowed.length === 0 ? [] : ["Narrowed", narrowed.map(({ description }) => `  - ${description}`).join("\n")]),
    colors.dim(`${stackName}: ${broadened.length} broadened, ${narrowed.length} narrowed`),
  ]
  terminal.print(blocks.join("\n\n"))
  return flags["exitCode"] === true && broadened.length > 0 ? 1 : 0
}

function showChange(sign: string, { description, evidence }: PermissionChange, context: EvidenceContext): string {
  return [`  ${sign} ${description}`, ...evidenceRows(evidence, context).map((row) => `  ${row}`)].join("\n")
}

function holders(functionId: string): readonly string[] {
  const { fn, role } = functionLogicalIds(functionId)
  return [fn, role]
}
