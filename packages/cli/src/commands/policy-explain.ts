import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { showResource } from "../model/show-resource.ts"
import { buildStack } from "../pipeline.ts"
import { choosePolicies } from "./choose-policies.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi policy --explain`: each permission, the lines that need it, and the calls that lead there. */
export async function explainPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const { policies } = await buildStack(flags.projectDir, flags)
  const chosen = choosePolicies(policies, args[0])
  showWarnings(chosen, terminal)
  terminal.print(chosen.map(showPolicy).join("\n\n"))
  return 0
}

function showPolicy({ functionId, grants }: FunctionPolicy): string {
  const lines = grants.flatMap(({ action, resource, evidence }) => [
    `  ${action} on ${showResource(resource)}`,
    ...evidence.map(({ file, line, chain }) => `    ${file}:${line}  ${chain.join(" > ")}`),
  ])
  return [functionId, ...lines].join("\n")
}
