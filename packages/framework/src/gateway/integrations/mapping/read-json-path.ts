import { jsonPath } from "./load-libraries.ts"
import { TemplateError } from "./template-error.ts"

/**
 * What a path leads to, as Jayway's JsonPath says, which API Gateway uses: a definite path to one value, "" where there is
 * none; a path with wildcards, slices or `..` to a list.
 */
export function readJsonPath(value: unknown, path: string): unknown {
  if (/\?\s*\(|\(@/.test(path)) throw new TemplateError("unknown", `the filter in the JSON path ${path}`)
  if (path === "$") return value
  if (typeof value !== "object" || value === null) return ""
  const isDefinite = !/\.\.|\*|\[[^\]'"]*[:,][^\]]*\]|\['[^']*'\s*,/.test(path)
  const found: unknown = jsonPath()({ json: value, path, eval: false, wrap: true })
  const values: readonly unknown[] = Array.isArray(found) ? found : []
  return isDefinite ? (values[0] ?? (values.length === 0 ? "" : null)) : values
}
