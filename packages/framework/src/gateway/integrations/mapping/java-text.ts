/**
 * What a template writes for a value: maps as Java does, `{a=1, b=x}`, and lists as JSON (recorded on AWS in LocalStack's
 * tests of mapping templates). † Nothing for null.
 */
export function javaText(value: unknown): string {
  if (value === null || value === undefined || typeof value === "function") return ""
  if (Array.isArray(value)) return JSON.stringify(value)
  if (typeof value !== "object") return String(value)
  return `{${Object.entries(value)
    .map(([key, entry]) => `${key}=${javaText(entry)}`)
    .join(", ")}}`
}
