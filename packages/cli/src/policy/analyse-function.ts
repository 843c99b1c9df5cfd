import { canonicalJson } from "../model/canonical-json.ts"
import type { Evidence, FunctionPolicy, Grant, PolicyWarning } from "../model/grant.ts"
import type { PackageNotes } from "./app-code/package-notes.ts"
import { evidenceOf, locate } from "./evidence.ts"
import type { FunctionEntry } from "./function-entry.ts"
import type { SdkEvent } from "./interpreter/sdk-event.ts"
import { unknownReasons } from "./interpreter/text.ts"
import { permissionsOf } from "./permissions/permissions-of.ts"
import { selfCheck } from "./self-check.ts"
import { type AnalysedApp, runFunction } from "./run-function.ts"

/** Interprets the code one function can reach and turns its calls into grants. */
export function analyseFunction(fn: FunctionEntry, app: AnalysedApp): FunctionPolicy {
  const { events, opaque, warnings } = runFunction(fn, app)
  const grants = new Map<string, Grant>()
  const found: PolicyWarning[] = [...warnings, ...unknownVersions(app.packages)]
  for (const { site, once: _, ...warning } of opaque) found.push({ ...warning, ...locate(site) })
  for (const event of events) {
    const needed = permissionsOf(event, app.packages.clients)
    for (const permission of needed.permissions) {
      const key = canonicalJson(permission)
      const known = grants.get(key)
      const { condition, ...rest } = permission
      const evidence = withEvidence(known?.evidence ?? [], event, fn.name)
      grants.set(key, { ...rest, ...(condition && { condition }), evidence })
    }
    for (const warning of needed.warnings) found.push({ ...warning, ...locate(event.site) })
  }
  const sorted = [...grants].toSorted(byKey).map(([, grant]) => grant)
  for (const fault of selfCheck({ grants: sorted })) found.push(selfCheckFailed(fault, fn))
  return { functionId: fn.id, grants: sorted, warnings: distinct(found) }
}

function unknownVersions({ unknownVersions: found }: PackageNotes): readonly PolicyWarning[] {
  return [...found].map(([name, { version, location }]) => ({
    code: "POLICY_PACKAGE_UNKNOWN",
    message: `Version ${version} of ${name} may send other requests than the versions that tsapi knows`,
    hint: "Update tsapi, or check the policy and declare what is missing with `iam`.",
    ...location,
  }))
}

function selfCheckFailed(fault: string, { location }: FunctionEntry): PolicyWarning {
  const hint = "Please report it, with the line: the inference contradicts itself."
  return { code: "POLICY_SELF_CHECK_FAILED", message: fault, hint, ...location }
}

// One line is one reason, however many ways lead to it: the shortest is shown, if possible one from the handler.
function withEvidence(known: readonly Evidence[], { site }: SdkEvent, handler: string | undefined) {
  const strangeness = ({ chain }: Evidence) => chain.length + (chain[0] === handler ? 0 : 1000)
  return evidenceOf(site).reduce((all, added) => {
    const same = all.find(({ file, line }) => file === added.file && line === added.line)
    const others = all.filter((it) => it !== same)
    const kept = same && strangeness(same) <= strangeness(added) ? same : added
    return [...others, kept].toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }, known)
}

function distinct(warnings: readonly PolicyWarning[]): readonly PolicyWarning[] {
  const byText = new Map(warnings.map((warning) => [canonicalJson(warning), warning]))
  const all = [...byText.values()]
  return all
    .filter((warning) => !all.some((other) => explains(other, warning)))
    .toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.message, b.message),
    )
}

// A function given to other code and called by ours too: what ours gives it says more.
function explains(other: PolicyWarning, { code, message, file, line }: PolicyWarning): boolean {
  const vague = unknownReasons.parameter
  if (!message.endsWith(vague) || other.message.endsWith(vague)) return false
  if (other.code !== code || other.file !== file || other.line !== line) return false
  return other.message.startsWith(message.slice(0, -vague.length))
}

function byKey([a]: readonly [string, Grant], [b]: readonly [string, Grant]): number {
  return compare(a, b)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
