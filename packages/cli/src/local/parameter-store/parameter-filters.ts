import type { ServiceInput } from "../protocol/service-input.ts"
import type { ParameterRecord } from "./parameter-record.ts"
import { latest, validation } from "./parameters-context.ts"

/** The parameters that fit every filter, of which each fits for one of its values. */
export function matchingParameters(
  parameters: readonly ParameterRecord[],
  filters: readonly ServiceInput[],
): readonly ParameterRecord[] {
  return filters.reduce((left, filter) => {
    const key = filter.requiredText("Key")
    const values = filter.texts("Values")
    const option = filter.text("Option") ?? (key === "Path" ? "OneLevel" : "Equals")
    return left.filter((parameter) => fits(parameter, { key, option, values }))
  }, parameters)
}

interface Filter {
  readonly key: string
  readonly option: string
  readonly values: readonly string[]
}

function fits(parameter: ParameterRecord, { key, option, values }: Filter): boolean {
  const texts = textsOf(parameter, key)
  if (key === "Path") return values.some((path) => isBelow(parameter.name, path, option))
  // A tag may be asked for without a value.
  if (values.length === 0) return texts.length > 0
  return texts.some((text) => values.some((value) => compare(text, value, option)))
}

function textsOf({ tags, versions, ...parameter }: ParameterRecord, key: string): readonly string[] {
  const { type, keyId, tier, labels, dataType } = latest({ tags, versions, ...parameter })
  if (key.startsWith("tag:")) {
    const value = tags[key.slice(4)]
    return value === undefined ? [] : [value]
  }
  switch (key) {
    case "Name":
    case "Path":
      return [parameter.name]
    case "Type":
      return [type]
    case "KeyId":
      return keyId === undefined ? [] : [keyId]
    case "Tier":
      return [tier]
    case "Label":
      return labels
    case "DataType":
      return [dataType]
    default:
      throw validation(`The filter key ${key} is not valid.`)
  }
}

function compare(text: string, value: string, option: string): boolean {
  if (option === "BeginsWith") return text.startsWith(value)
  if (option === "Contains") return text.includes(value)
  if (option === "Equals") return text === value
  throw validation(`The filter option ${option} is not valid.`)
}

function isBelow(name: string, path: string, option: string): boolean {
  const prefix = path.endsWith("/") ? path : `${path}/`
  return name.startsWith(prefix) && (option === "Recursive" || !name.slice(prefix.length).includes("/"))
}
