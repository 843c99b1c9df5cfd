import { isRecord } from "./is-record.ts"

/** JSON with sorted keys, so that equal values give equal bytes. Undefined entries are left out. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_key, entry: unknown) => (isRecord(entry) ? sorted(entry) : entry), indent)
}

function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
