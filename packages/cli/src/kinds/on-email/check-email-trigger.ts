import { type Check, fault, listOf, matching, oneOf, show, trueOrFalse } from "@tsapi/framework/checks"
import type { Declaration, EmailTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { findBucket } from "../on-bucket/find-bucket.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { policyText } from "../resources/policy-text.ts"
import { triggerName } from "../triggers/trigger-function.ts"

/** Everything SES would refuse in an `@onEmail`. */
export function checkEmailTrigger(
  declaration: Located<EmailTriggerDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { recipients, store, invocation, scanEnabled, tlsPolicy, ruleSet, location } = declaration
  const owner = `@onEmail of ${triggerName(declaration)}`
  const options = { recipients, invocation, scanEnabled, tlsPolicy, ruleSet, "store.prefix": store?.prefix }
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const errors = [...optionErrors({ code: "TRIGGER_INVALID", owner, options, checks, location })]
  if (store && !findBucket(store.bucket, declarations))
    errors.push(invalid(`the app has no bucket "${store.bucket}"`, "Construct it in a module that the app imports."))
  const [first = declaration] = declarations.filter(isEmailTrigger)
  if (first.ruleSet !== ruleSet) {
    const place = `${triggerName(first)} at ${first.location.file}:${first.location.line}`
    const hint = "One rule set is the active one. Give all methods the same ruleSet, or none."
    errors.push(invalid(`${nameOf(ruleSet)} is its rule set, and ${nameOf(first.ruleSet)} that of ${place}`, hint))
  }
  return errors
}

function isEmailTrigger(declaration: Located<Declaration>): declaration is Located<EmailTriggerDeclaration> {
  return declaration.kind === "onEmail"
}

function nameOf(ruleSet: string | undefined): string {
  return ruleSet === undefined ? "the app's own" : `"${ruleSet}"`
}

const recipient = matching(
  /^(?:[^\s@]+@|\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
  "Use orders@example.com, example.com for all of a domain, or .example.com for its subdomains.",
)

const checks: Readonly<Record<string, Check>> = {
  recipients: (value, at) => {
    const faults = listOf(recipient)(value, at)
    if (faults.length > 0 || !Array.isArray(value)) return faults
    if (value.length === 0 || value.length > 100) return [fault(at, `has ${value.length} entries`, "Name 1 to 100.")]
    const names = value.map((name) => String(name).toLowerCase())
    const twice = names.find((name, index) => names.indexOf(name) < index)
    return twice === undefined ? [] : [fault(at, `has ${show(twice)} twice`, "Name it once; case does not matter.")]
  },
  "store.prefix": (value, at) => {
    const faults = policyText(value, at)
    return faults.length > 0 ? faults : matching(/^.*\/$/, "End it with a slash: incoming/.")(value, at)
  },
  invocation: oneOf(["event", "requestResponse"]),
  scanEnabled: trueOrFalse,
  tlsPolicy: oneOf(["optional", "require"]),
  ruleSet: matching(
    /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9])?$/,
    "Use its name: letters, digits, hyphens, underscores and dots, 64 at most.",
  ),
}
