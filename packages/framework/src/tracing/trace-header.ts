/** Where in a trace an invocation is. */
export interface TracePlace {
  readonly traceId: string
  readonly parentId: string
}

/** Reads `Root=1-…;Parent=…;Sampled=1`; undefined for what is not sampled. */
export function traceHeader(header = ""): TracePlace | undefined {
  const fields = Object.fromEntries(header.split(";").map((field) => field.trim().split("=", 2)))
  const { Root: traceId, Parent: parentId, Sampled } = fields as Record<string, string | undefined>
  return Sampled === "1" && traceId && parentId ? { traceId, parentId } : undefined
}
