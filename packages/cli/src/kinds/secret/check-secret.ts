import { type Check, fault, integer, listOf, matching, objectOf, oneOf, record, show } from "@tsapi/framework/checks"
import type { SecretDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkId } from "../resources/check-id.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

/** Everything Secrets Manager would refuse in a secret's declaration. */
export function checkSecret(secret: Located<SecretDeclaration>): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = secret
  const owner = `Secret "${id}"`
  return [
    ...checkId(id, owner, location),
    ...optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location }),
  ]
}

const kinds = ["lowercase", "uppercase", "numbers", "punctuation", "space"]

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
const generated: Check = (value, at) => {
  const faults = objectOf({
    length: integer(1, 4096, "characters"),
    kinds: listOf(oneOf(kinds)),
    exclude: matching(/^.{0,4096}$/s, "Use at most 4096 characters."),
    key: matching(/./, "Name the member that holds the random text."),
    template: record((member, place) =>
      ["string", "number", "boolean"].includes(typeof member)
        ? []
        : [fault(place, `is ${show(member)}`, "Use a text, a number or a boolean.")],
    ),
  })(value, at)
  const { length = 32, kinds: asked = kinds, key, template } = Object(value)
  if (faults.length > 0) return faults
  if (asked.length === 0) return [fault([...at, "kinds"], "is empty", "Name one kind of character.")]
  if (length < asked.length) return [fault([...at, "length"], `is ${length}`, `Use ${asked.length}, one of each kind.`)]
  if (template !== undefined && key === undefined)
    return [fault([...at, "template"], "has no key beside it", "Name the member for the random text: key.")]
  return []
}

const checks: Readonly<Record<string, Check>> = {
  generate: (value, at) => (typeof value === "boolean" ? [] : generated(value, at)),
  description: matching(/^.{0,2048}$/s, "Use at most 2048 characters."),
  encryption: objectOf({ kmsKeyArn }, ["kmsKeyArn"]),
  existing: objectOf({ arn: wholeArn(), kmsKeyArn }, ["arn"]),
}

function wholeArn(): Check {
  const form = "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX"
  const isOfSecret = existingArn("secretsmanager", form)
  return (value, at) => {
    const faults = isOfSecret(value, at)
    if (faults.length > 0 || /:secret:.+-[A-Za-z0-9]{6}$/.test(String(value))) return faults
    return [fault(at, `is ${show(value)}`, "Use the whole ARN, with the six characters behind the name.")]
  }
}
