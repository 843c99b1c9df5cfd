import type { JsonSchema } from "./describe-schema.ts"

/**
 * Options of a library's converter, by vendor, that leave out what a request may fail although the schema takes it: values that
 * are turned into others before they are checked, and patterns whose flags JSON Schema has no place for.
 */
export const looseners: Readonly<Record<string, object>> = {
  zod: { override: loosenZod },
  valibot: { overrideSchema: loosenValibot, overrideAction: loosenValibotAction },
}

/** Whether a schema of valibot has a value for whatever does not fit. */
export function hasFallback(schema: unknown): boolean {
  return "fallback" in (Object(schema) as object)
}

type MutableSchema = { [keyword: string]: unknown }

/** As far as zod's own types are needed. */
interface ZodSchema {
  readonly _zod: {
    readonly def: {
      readonly type?: string
      readonly coerce?: boolean
      readonly in?: ZodSchema
      readonly pattern?: RegExp
      readonly checks?: readonly {
        readonly _zod: { readonly def: { readonly check?: string; readonly pattern?: RegExp } }
      }[]
    }
  }
}

/** Changes `jsonSchema`. */
function loosenZod({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: ZodSchema
  readonly jsonSchema: MutableSchema
}): void {
  const { def } = zodSchema._zod
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def)
  const isPreprocessed = def.type === "pipe" && def.in?._zod.def.type === "transform"
  if (def.coerce === true || def.type === "catch" || isPreprocessed) return keepOnly(jsonSchema, [])
  // `trim()` and its like: what follows them checks another text than the client sends.
  if (checks.some(({ check }) => check === "overwrite")) return keepOnly(jsonSchema, ["type"])
  if ([def, ...checks].some(({ pattern }) => pattern && pattern.flags !== "")) {
    delete jsonSchema["pattern"]
    delete jsonSchema["allOf"]
  }
}

function keepOnly(jsonSchema: MutableSchema, keywords: readonly string[]): void {
  for (const keyword of Object.keys(jsonSchema)) if (!keywords.includes(keyword)) delete jsonSchema[keyword]
}

/** As far as valibot's own types are needed. */
interface ValibotSchema {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly item?: unknown
  readonly wrapped?: unknown
}

/** Parts with a fallback become `{}`: with a pipe they are converted without being shown here. Null leaves the rest. */
function loosenValibot({
  valibotSchema,
  jsonSchema,
}: {
  readonly valibotSchema: ValibotSchema
  readonly jsonSchema: MutableSchema
}): JsonSchema | null {
  const { entries, item, wrapped } = valibotSchema
  if (hasFallback(valibotSchema) || hasFallback(wrapped)) return {}
  if (hasFallback(item)) return { ...jsonSchema, items: {} }
  const open = Object.entries(entries ?? {}).filter(([, entry]) => hasFallback(entry))
  if (open.length === 0) return null
  return {
    ...jsonSchema,
    properties: { ...Object(jsonSchema["properties"]), ...Object.fromEntries(open.map(([name]) => [name, {}])) },
  }
}

/** Says that what follows in a pipe is of another value than the client's. */
const CHANGED = "x-changed"

function loosenValibotAction({
  valibotAction,
  jsonSchema,
}: {
  readonly valibotAction: { readonly kind?: string; readonly requirement?: unknown }
  readonly jsonSchema: MutableSchema
}): JsonSchema | null {
  const { type } = jsonSchema
  if (valibotAction.kind === "transformation" || CHANGED in jsonSchema)
    return { ...(type !== undefined && { type }), [CHANGED]: true }
  const { requirement } = valibotAction
  if (!(requirement instanceof RegExp) || requirement.flags === "") return null
  const { pattern: _pattern, ...rest } = jsonSchema
  return rest
}
