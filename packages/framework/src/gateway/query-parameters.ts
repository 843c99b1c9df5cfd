import { emptyMap } from "./empty-map.ts"

/** The query as a REST proxy event carries it. */
export interface QueryParameters {
  /** The last value of each name; null without a query. */
  readonly single: Record<string, string> | null
  readonly multi: Record<string, string[]> | null
}

/**
 * Parses a raw query string (without `?`) as API Gateway does: percent-decoded, `+` is a space (recorded on AWS), and
 * `;` splits like `&` ("Important notes for REST APIs", API Gateway developer guide).
 */
export function parseQueryParameters(query: string): QueryParameters {
  if (query === "") return NONE
  let single: Record<string, string> | null = null
  let multi: Record<string, string[]> | null = null
  for (const pair of query.includes(";") ? query.split(/[&;]/) : query.split("&")) {
    if (pair === "") continue
    const equals = pair.indexOf("=")
    const name = decode(equals === -1 ? pair : pair.slice(0, equals))
    const value = equals === -1 ? "" : decode(pair.slice(equals + 1))
    single ??= emptyMap<string>()
    multi ??= emptyMap<string[]>()
    single[name] = value
    const values = multi[name]
    if (values) values.push(value)
    else multi[name] = [value]
  }
  return { single, multi }
}

const NONE: QueryParameters = { single: null, multi: null }

function decode(text: string): string {
  if (!text.includes("%") && !text.includes("+")) return text
  const spaced = text.replaceAll("+", " ")
  try {
    return decodeURIComponent(spaced)
  } catch {
    // † A malformed escape: left as it came.
    return spaced
  }
}
