import { canonicalJson } from "../model/canonical-json.ts"
import type { Evidence, FunctionPolicy, Grant, PolicyWarning } from "../model/grant.ts"
import type { PackageNotes } from "./app-code/package-notes.ts"
import { applyDeclared, declareHint } from "./apply-declared.ts"
import { declareHidden } from "./declare-hidden.ts"
import { evidenceOf, locate } from "./evidence.ts"
import type { FunctionEntry } from "./function-entry.ts"
import type { OpaqueCode } from "./interpreter/interpreter.ts"
import type { SdkEvent } from "./interpreter/sdk-event.ts"
import { unknownReasons } from "./interpreter/text.ts"
import { addEvidence, mergeGrants } from "./merge-grants.ts"
import { permissionsOf } from "./permissions/permissions-of.ts"
import { selfCheck } from "./self-check.ts"
import { type AnalysedApp, runFunction } from "./run-function.ts"

/** Interprets the code one function can reach and turns its calls into grants. */
export function analyseFunction(fn: FunctionEntry, app: AnalysedApp): FunctionPolicy {
  const { events, opaque, warnings } = runFunction(fn, app)
  const grants = new Map<string, Grant>()
  const hidden = [...unknownVersions(app.packages), ...opaque.map(toWarning)]
  const found: PolicyWarning[] = [
    ...warnings,
    ...hidden.map((warning) => ({ ...warning, hint: declareHidden(warning.hint, fn) })),
  ]
  for (const event of events) {
    const needed = applyDeclared(permissionsOf(event, app.packages.clients), fn.declared ?? [])
    for (const { action, resource, condition } of needed.permissions) {
      const permission = { action, resource, ...(condition && { condition }) }
      const key = canonicalJson(permission)
      grants.set(key, { ...permission, evidence: withEvidence(grants.get(key)?.evidence ?? [], event, fn.name) })
    }
    for (const { concerns, hint, ...warning } of needed.warnings) {
      const remedy = concerns && fn.declared ? `${hint} ${declareHint(concerns)}` : hint
      found.push({ ...warning, hint: remedy, ...locate(event.site) })
    }
  }
  const inferred = mergeGrants([...grants.values()])
  for (const fault of selfCheck({ grants: inferred })) found.push(selfCheckFailed(fault, fn))
  return { functionId: fn.id, grants: mergeGrants([...inferred, ...(fn.declared ?? [])]), warnings: distinct(found) }
}

function unknownVersions({ unknownVersions: found }: PackageNotes): readonly PolicyWarning[] {
  return [...found].map(([name, { version, location }]) => ({
    code: "POLICY_PACKAGE_UNKNOWN",
    message: `Version ${version} of ${name} may send other requests than the versions that tsapi knows`,
    hint: "Update tsapi, or check what the policy lacks.",
    ...location,
  }))
}

function toWarning({ site, once: _, ...warning }: OpaqueCode): PolicyWarning {
  return { ...warning, ...locate(site) }
}

function selfCheckFailed(fault: string, { location }: FunctionEntry): PolicyWarning {
  const hint = "Please report it, with the line: the inference contradicts itself."
  return { code: "POLICY_SELF_CHECK_FAILED", message: fault, hint, ...location }
}

// One line is one reason, however many ways lead to it: the shortest is shown, if possible one from the handler.
function withEvidence(known: readonly Evidence[], { site }: SdkEvent, handler: string | undefined) {
  const strangeness = ({ chain }: Evidence) => chain.length + (chain[0] === handler ? 0 : 1000)
  return evidenceOf(site).reduce((all, added) => addEvidence(all, added, strangeness), known)
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

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
