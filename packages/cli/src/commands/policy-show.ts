import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { showCondition } from "../model/show-condition.ts"
import { showEvidence } from "../model/show-evidence.ts"
import { showResource } from "../model/show-resource.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { writtenGrants } from "../policy/policy-file/written-grants.ts"
import { renderWholePolicy } from "../policy/role-policies.ts"
import { wrapWords } from "../terminal/wrap-words.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { choosePolicies } from "./choose-policies.ts"
import { countPolicies } from "./count-policies.ts"
import { handleWarnings } from "./handle-warnings.ts"
import { parsePlace } from "./parse-place.ts"
import { placePolicy } from "./place-policy.ts"
import { policyNotes } from "./policy-notes.ts"

/** `tsapi policy`: what each function may do, by resource. */
export async function showPolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const place = parsePlace(flags)
  const { policies, config } = await inferStack(flags.projectDir, flags)
  const chosen = choosePolicies(policies, args[0]).map((policy) => placePolicy(policy, place))
  handleWarnings(chosen, { config, terminal })
  terminal.document({ functions: chosen.map(toDocument) })
  const rows = new Map(chosen.map((policy) => [policy, toRows(policy)]))
  const all = [...rows.values()].flat()
  const widths = { subject: widest(all.map(({ subject }) => subject)), service: widest(all.map((row) => row.service)) }
  const blocks = chosen.map((policy) => showPolicy(policy, { rows: rows.get(policy) ?? [], widths, terminal }))
  terminal.print([...blocks, terminal.colors.dim(countPolicies(chosen))].join("\n\n"))
  return 0
}

function toDocument(policy: FunctionPolicy) {
  const { functionId, grants, warnings, file, role } = policy
  return {
    function: functionId,
    ...(file && { policyFile: file.name }),
    ...(role !== undefined && { role }),
    policy: renderWholePolicy(policy),
    evidence: [...grants, ...writtenGrants(policy)].map(({ action, resource, condition, evidence }) => ({
      ...{ action, resource: showResource(resource), ...(condition && { condition }) },
      evidence: evidence.map(showEvidence),
    })),
    warnings,
  }
}

/** What one service may be asked for on one resource. */
interface Row {
  /** The resource, with its condition. */
  readonly subject: string
  readonly service: string
  readonly actions: readonly string[]
}

function toRows({ grants }: FunctionPolicy): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const grant of grants) {
    const [service = "", name = ""] = grant.action.split(":")
    const subject = `${showResource(grant.resource)}${showCondition(grant.condition)}`
    const key = `${service} ${subject}`
    rows.set(key, { subject, service, actions: [...(rows.get(key)?.actions ?? []), name] })
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

interface Shown {
  readonly rows: readonly Row[]
  readonly widths: { readonly subject: number; readonly service: number }
  readonly terminal: Terminal
}

// A resource too long for its column has a line of its own.
const widestColumn = 60

function showPolicy(policy: FunctionPolicy, { rows, widths, terminal: { colors } }: Shown): string {
  const indent = " ".repeat(2 + widths.subject + 2)
  const lines = rows.map(({ subject, service, actions }) => {
    const name = `  ${colors.cyan(subject.padEnd(widths.subject))}${subject.length > widths.subject ? `\n${indent}` : "  "}`
    const list = wrapWords(actions.join(", "), { width: 100, indent: indent.length + widths.service + 2 })
    return `${name}${colors.dim(service.padEnd(widths.service))}  ${list}`
  })
  const shown = lines.length === 0 ? ["  nothing"] : lines
  return [colors.bold(policy.functionId), ...shown, ...policyNotes(policy)].join("\n")
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length).filter((length) => length <= widestColumn))
}
