import type { CommandInvocation } from "../model/command.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { showCondition } from "../model/show-condition.ts"
import { showEvidence } from "../model/show-evidence.ts"
import { showResource } from "../model/show-resource.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { mergeCovered } from "../policy/merge-covered.ts"
import { otherStatements, writtenGrants } from "../policy/policy-file/written-grants.ts"
import { choosePolicies } from "./choose-policies.ts"
import { type EvidenceContext, evidenceRows } from "./evidence-rows.ts"
import { handleWarnings } from "./handle-warnings.ts"
import { nothingGranted } from "./nothing-granted.ts"
import { parsePlace } from "./parse-place.ts"
import { placePolicy } from "./place-policy.ts"
import { policyNotes } from "./policy-notes.ts"
import { readHandlers, reportRefused } from "./read-handlers.ts"
import { selectGrants } from "./select-grants.ts"
import { sourceLines } from "../model/source-lines.ts"

/** `tsapi policy --explain`: each permission, the lines that need it, and the calls that lead there. */
export async function explainPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const place = parsePlace(flags)
  const { policies, config } = await inferStack(flags.projectDir, flags)
  const { name, question } = readQuestion(args[0], { asked: flags["explain"], policies })
  const chosen = choosePolicies(policies, name).map((policy) => placePolicy(policy, place))
  handleWarnings(chosen, { config, terminal })
  const whole = chosen.map((policy) => ({ ...policy, grants: [...policy.grants, ...writtenGrants(policy)] }))
  showExplained(whole, { question, projectDir: flags.projectDir, terminal })
  return 0
}

/** The same with `--handler`. */
export async function explainHandlers(invocation: CommandInvocation): Promise<number> {
  const { flags, terminal } = invocation
  const place = parsePlace(flags)
  const found = await readHandlers(invocation)
  const policies = found.map((policy) => placePolicy({ ...policy, grants: mergeCovered(policy.grants) }, place))
  const { question } = readQuestion(undefined, { asked: flags["explain"], policies })
  showExplained(policies, { question, projectDir: flags.projectDir, terminal })
  return reportRefused(policies, invocation)
}

interface Asked extends Pick<CommandInvocation, "terminal"> {
  readonly question: string | undefined
  readonly projectDir: string
}

function showExplained(chosen: readonly FunctionPolicy[], { question, projectDir, terminal }: Asked): void {
  const explained = question === undefined ? chosen : selectGrants(chosen, question)
  if (question !== undefined && explained.length === 0) throw nothingGranted(question, chosen)
  const textOf = sourceLines(projectDir)
  terminal.document({
    functions: explained.map(({ functionId, grants, warnings }) => ({
      function: functionId,
      permissions: grants.map(({ action, resource, condition, evidence }) => ({
        action,
        resource: showResource(resource),
        ...(condition && { condition }),
        evidence: evidence.map((one) => ({ ...showEvidence(one), source: textOf(one) })),
      })),
      warnings,
    })),
  })
  terminal.print(explained.map((policy) => showPolicy(policy, { textOf, terminal })).join("\n\n"))
}

function showPolicy(policy: FunctionPolicy, context: EvidenceContext): string {
  const { functionId, grants } = policy
  const { colors } = context.terminal
  const blocks = sharingEvidence(grants).map(({ actions, grant: { resource, condition, evidence } }) => {
    const subject = `${colors.bold(actions.join(", "))} on ${colors.cyan(showResource(resource))}`
    return [`  ${subject}${showCondition(condition)}`, ...evidenceRows(evidence, context)].join("\n")
  })
  const notes = policyNotes(policy, otherStatements(policy))
  const shown = blocks.length === 0 ? ["  nothing"] : blocks
  return [colors.bold(functionId), ...shown, ...(notes.length === 0 ? [] : [notes.join("\n")])].join("\n\n")
}

// One call may need several actions: its lines are shown once.
function sharingEvidence(grants: readonly Grant[]) {
  const blocks = new Map<string, { readonly actions: string[]; readonly grant: Grant }>()
  for (const grant of grants) {
    const { action, resource, condition, evidence } = grant
    const key = canonicalJson([resource, condition, evidence])
    const block = blocks.get(key) ?? { actions: [], grant }
    block.actions.push(action)
    blocks.set(key, block)
  }
  return [...blocks.values()]
}

interface Given {
  /** What follows `--explain`: commander takes a function's name there for the action. */
  readonly asked: unknown
  readonly policies: readonly FunctionPolicy[]
}

function readQuestion(name: string | undefined, { asked, policies }: Given) {
  const text = typeof asked === "string" ? asked : undefined
  const isFunction = name === undefined && policies.some(({ functionId }) => functionId === text)
  return isFunction ? { name: text, question: undefined } : { name, question: text }
}
