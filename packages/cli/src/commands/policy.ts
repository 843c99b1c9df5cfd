import { UserError } from "../errors/user-error.ts"
import { closest } from "../model/closest.ts"
import type { Command } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { showResource } from "../model/show-resource.ts"
import { buildStack } from "../pipeline.ts"
import { renderPolicyDocument } from "../policy/render-policy-document.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi policy`: every permission of every function's role, with the lines that need it. */
export const policyCommand: Command = {
  arguments: [{ name: "[function]", description: "Only this function" }],
  flags: [],
  async run({ args, flags, terminal }) {
    const { policies } = await buildStack(flags.projectDir, flags)
    const chosen = choose(policies, args[0])
    showWarnings(chosen, terminal)
    terminal.document({
      functions: chosen.map(({ functionId, grants, warnings }) => ({
        function: functionId,
        policy: renderPolicyDocument(grants),
        evidence: grants.map(({ action, resource, evidence }) => ({
          action,
          resource: showResource(resource),
          evidence,
        })),
        warnings,
      })),
    })
    terminal.print(chosen.map(showPolicy).join("\n\n"))
    return 0
  },
}

function choose(policies: readonly FunctionPolicy[], name: string | undefined): readonly FunctionPolicy[] {
  if (name === undefined) return policies
  const chosen = policies.filter(({ functionId }) => functionId === name)
  if (chosen.length > 0) return chosen
  const names = policies.map(({ functionId }) => functionId)
  const meant = closest(name, names)
  const hint = meant ? `Did you mean ${meant}?` : `Functions of this app: ${names.join(", ")}.`
  throw new UserError("FUNCTION_UNKNOWN", `There is no function "${name}"`, { hint })
}

function showPolicy({ functionId, grants }: FunctionPolicy): string {
  const lines = grants.flatMap(({ action, resource, evidence }) => [
    `  ${action} on ${showResource(resource)}`,
    ...evidence.map(({ file, line, chain }) => `    ${file}:${line}  ${chain.join(" > ")}`),
  ])
  return [functionId, ...lines].join("\n")
}
