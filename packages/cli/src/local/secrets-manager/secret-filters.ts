import type { ServiceInput } from "../protocol/service-input.ts"
import type { SecretRecord } from "./secret-record.ts"
import { invalidParameter } from "./secrets-context.ts"

/** The secrets that fit every filter; a value with `!` before it must not be there. */
export function matchingSecrets(
  secrets: readonly SecretRecord[],
  filters: readonly ServiceInput[],
): readonly SecretRecord[] {
  return filters.reduce((left, filter) => {
    const key = filter.requiredText("Key")
    const textsOf = fields[key]
    if (!textsOf) throw invalidParameter(`Invalid filter key: ${key}.`)
    const values = filter.texts("Values")
    const negative = values.filter((value) => value.startsWith("!")).map((value) => value.slice(1))
    const positive = values.filter((value) => !value.startsWith("!"))
    const begins = (secret: SecretRecord, value: string) => textsOf(secret).some((text) => text.startsWith(value))
    return left.filter(
      (secret) =>
        (positive.length === 0 || positive.some((value) => begins(secret, value))) &&
        !negative.some((value) => begins(secret, value)),
    )
  }, secrets)
}

const fields: Readonly<Record<string, (secret: SecretRecord) => readonly string[]>> = {
  name: ({ name }) => [name],
  description: ({ description }) => words(description),
  "tag-key": ({ tags }) => Object.keys(tags),
  "tag-value": ({ tags }) => Object.values(tags),
  all: ({ name, description, tags }) => [name, ...words(description), ...Object.entries(tags).flat()],
}

function words(text = ""): readonly string[] {
  return [text, ...text.split(/\s+/)]
}
