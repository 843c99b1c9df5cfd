import { mergeNeeds } from "../local/access/merge-observations.ts"
import { clearObservations, observationFile, readObservations } from "../local/access/observation-file.ts"
import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { ObservedNeed } from "../model/observation.ts"
import { showEvidence } from "../model/show-evidence.ts"
import { showResource } from "../model/show-resource.ts"
import { inferStack } from "../pipeline/build-stack.ts"
import { matchesPattern } from "@tsapi/framework/iam"
import { otherStatements, writtenGrants } from "../policy/policy-file/written-grants.ts"
import { choosePolicies } from "./choose-policies.ts"
import { evidenceRows } from "./evidence-rows.ts"
import { sourceLines } from "../model/source-lines.ts"

/** `tsapi policy --observe`: what functions were seen to use of their policies, and what they lacked. */
export async function observePolicies({ args, flags, terminal }: CommandInvocation): Promise<number> {
  const file = observationFile(flags.projectDir)
  if (flags["clear"] === true) {
    clearObservations(file)
    terminal.print("What was observed is forgotten.")
    return 0
  }
  const { policies } = await inferStack(flags.projectDir, flags)
  const observed = readObservations(file)
  if (!observed) {
    terminal.warn(`${file} is damaged, or another version of tsapi wrote it; the next observation begins it anew`)
  }
  const functions = observed?.functions ?? {}
  const observable = policies.filter(({ owner }) => !owner)
  const chosen = choosePolicies(observable, args[0])
  const compared = chosen.map((policy) => compare(policy, functions[policy.functionId] ?? []))
  const textOf = sourceLines(flags.projectDir)
  terminal.document({ functions: compared })
  if (compared.every(({ used, lacking }) => used.length + lacking.length === 0)) {
    terminal.print("Nothing was observed yet. Send requests to `tsapi local`, or run tests with `enforceIam: true`.")
    return 0
  }
  terminal.print(compared.map((one) => show(one)).join("\n\n"))
  return 0

  function show({ function: id, used, unused, lacking }: Comparison): string {
    const { colors } = terminal
    const seen = ({ action, resource, count, lastSeen }: ObservedNeed) =>
      `    ${action} on ${colors.cyan(resource)}  ${count} ${count === 1 ? "request" : "requests"}, last ${lastSeen}`
    return [
      colors.bold(id),
      ...section(colors.green("used"), used.map(seen)),
      ...section(
        colors.yellow("granted, never used"),
        unused.flatMap(({ action, resource, evidence }) => [
          `    ${action} on ${colors.cyan(resource)}`,
          ...evidenceRows(evidence, { textOf, terminal }).map((row) => `  ${row}`),
        ]),
      ),
      ...section(colors.red("needed, not granted"), lacking.map(seen)),
    ].join("\n")
  }
}

interface Comparison {
  readonly function: string
  readonly used: readonly ObservedNeed[]
  readonly unused: readonly {
    readonly action: string
    readonly resource: string
    readonly evidence: Grant["evidence"]
  }[]
  readonly lacking: readonly ObservedNeed[]
}

// A request that was refused then may be allowed now, and the other way round: what counts is the policy of now. Only of
// a policy file with a Deny, and with all but what it names, it is what was answered then.
function compare(policy: FunctionPolicy, needs: readonly ObservedNeed[]): Comparison {
  const { functionId, grants } = policy
  const asked = [...grants.filter((grant) => !isLog(grant, functionId)), ...writtenGrants(policy)]
  const isApart = otherStatements(policy).length === 0
  const shown = asked.map((grant) => ({ ...grant, resource: showResource(grant.resource) }))
  const covers = (grant: { action: string; resource: string }, need: ObservedNeed) =>
    matchesPattern(grant.action.toLowerCase(), need.action.toLowerCase()) &&
    (grant.resource === need.resource || matchesPattern(grant.resource, need.resource))
  const isGranted = (need: ObservedNeed) => (isApart ? shown.some((grant) => covers(grant, need)) : need.allowed)
  const seen = mergeNeeds(needs.map((need) => ({ ...need, allowed: isGranted(need) })))
  return {
    function: functionId,
    used: seen.filter(({ allowed }) => allowed),
    unused: shown
      .filter((grant) => !seen.some((need) => covers(grant, need)))
      .map(({ action, resource, evidence }) => ({ action, resource, evidence: evidence.map(showEvidence) })),
    lacking: seen.filter(({ allowed }) => !allowed),
  }
}

// Lambda itself writes the log: no request of the function's shows it.
function isLog({ resource }: Grant, functionId: string): boolean {
  return canonicalJson(resource) === canonicalJson({ "Fn::GetAtt": [functionLogicalIds(functionId).logs, "Arn"] })
}

function section(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ["", `  ${title}`, ...rows]
}
