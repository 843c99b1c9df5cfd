import type { QueryRecord } from "./query-protocol.ts"

/** `Tags` of a request as a record. */
export function tagsOf({ Tags }: QueryRecord): Readonly<Record<string, string>> {
  return recordOf(Tags, "Key", "Value")
}

/** `Parameters` of a request as a record. */
export function parametersOf({ Parameters }: QueryRecord): Readonly<Record<string, string>> {
  return recordOf(Parameters, "ParameterKey", "ParameterValue")
}

function recordOf(list: QueryRecord[string], key: string, value: string): Readonly<Record<string, string>> {
  const entries = Array.isArray(list) ? (list as readonly QueryRecord[]) : []
  return Object.fromEntries(entries.map((entry) => [String(entry[key]), String(entry[value])]))
}
