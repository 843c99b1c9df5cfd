/** Whether a value is a time as RFC 3339 writes it with seconds: `2026-01-31T08:00:00Z`. */
export function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
}
