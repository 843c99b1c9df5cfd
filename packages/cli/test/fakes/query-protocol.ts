/** A value in AWS's query protocol. */
type QueryValue = string | number | boolean | Date | undefined | readonly QueryValue[] | QueryRecord
export interface QueryRecord {
  readonly [name: string]: QueryValue
}

/** The parameters of a request of AWS's query protocol: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: "a" }] }`. */
export function parseQuery(body: string): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(".").filter((part) => part !== "member")
    let place = root
    for (const part of path.slice(0, -1)) place = (place[part] ??= {}) as Record<string, unknown>
    const last = path.at(-1)
    if (last !== undefined) place[last] = value
  }
  return toLists(root) as Record<string, unknown>
}

/** An answer of AWS's query protocol. */
export function renderXml(operation: string, result: QueryRecord, requestId: string): string {
  const body = `<${operation}Result>${renderFields(result)}</${operation}Result>`
  return `<${operation}Response>${body}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
}

function renderFields(record: QueryRecord): string {
  return Object.entries(record)
    .map(([name, value]) => (value === undefined ? "" : `<${name}>${renderValue(value)}</${name}>`))
    .join("")
}

function renderValue(value: QueryValue): string {
  if (value === undefined) return ""
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((entry) => `<member>${renderValue(entry)}</member>`).join("")
  if (typeof value === "object") return renderFields(value)
  return escapeXml(String(value))
}

function isList(value: QueryValue): value is readonly QueryValue[] {
  return Array.isArray(value)
}

/** Text as XML. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}

function toLists(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([name, entry]) => [name, toLists(entry)] as const)
  return entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
    ? entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, entry]) => entry)
    : Object.fromEntries(entries)
}
