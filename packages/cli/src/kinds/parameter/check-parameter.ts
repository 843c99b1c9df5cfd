import { type Check, fault, listOf, matching, objectOf, oneOf, show } from "@tsapi/framework/checks"
import type { ParameterDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkId } from "../resources/check-id.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

/** Everything Systems Manager would refuse in a parameter's declaration. */
export function checkParameter(parameter: Located<ParameterDeclaration>): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = parameter
  const { value, allowedPattern, tier, existing } = options
  const owner = `Parameter "${id}"`
  const code = "RESOURCE_INVALID"
  const invalid = (problem: string, hint: string) => new UserError(code, `${owner}: ${problem}`, { hint, location })
  const faults = [...checkId(id, owner, location), ...optionErrors({ code, owner, options, checks, location })]
  if (faults.length > 0 || existing) return faults
  if (value === undefined) return [invalid("it has no value", "A parameter is deployed with one: value.")]
  const written = [value].flat()
  const size = Buffer.byteLength(written.join(","))
  const most = tier === "advanced" || tier === "intelligent-tiering" ? 8192 : 4096
  const unfit = written.find(
    (text) => allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(text),
  )
  return [
    ...(size === 0
      ? [invalid("its value is empty", "Systems Manager keeps no empty text; use one that stands for it.")]
      : []),
    ...(size > most ? [invalid(`its value has ${size} bytes`, `Use ${most} at most.`)] : []),
    ...(unfit === undefined
      ? []
      : [invalid(`${show(unfit)} does not match its allowedPattern`, "Change one of them.")]),
  ]
}

const text = matching(/^/, "Use a text.")
const item = matching(/^[^,]*$/s, "Use a text without a comma, which separates the items.")

const checks: Readonly<Record<string, Check>> = {
  value: (value, at) => (Array.isArray(value) ? listOf(item)(value, at) : text(value, at)),
  description: matching(/^.{0,1024}$/s, "Use at most 1024 characters."),
  allowedPattern: (value, at) => {
    try {
      new RegExp(String(value))
      return matching(/^.{1,1024}$/s, "Use at most 1024 characters.")(value, at)
    } catch {
      return [fault(at, `is ${show(value)}`, "Use a regular expression.")]
    }
  },
  tier: oneOf(["standard", "advanced", "intelligent-tiering"]),
  existing: objectOf({
    name: matching(/^[\w./-]{1,1011}$/, "Use its name: /shop/api-key."),
    arn: existingArn("ssm", "arn:aws:ssm:REGION:ACCOUNT:parameter/NAME"),
    kmsKeyArn,
  }),
}
