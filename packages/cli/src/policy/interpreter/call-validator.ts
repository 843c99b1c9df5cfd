import { applySchema } from "./apply-schema.ts"
import { elementsOf } from "./elements-of.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { external } from "./external.ts"
import { conclusionOf, type Conclusion } from "./validators.ts"
import { merged, nothing, record, union, unknown, type ValueOf, type ValueSet } from "./value.ts"

const environment: ValueSet = [{ kind: "environment", key: "environment" }]

/** What a function of a validator package gives: the value it was given, as the schema leaves it, or a schema. */
export function callValidator(callee: ValueOf<"external">, args: Arguments, site: Site): ValueSet {
  const { module, calls, name = "" } = callee
  const made: ValueSet = [external(module, [...calls, { name, args }])]
  // `Type.Transform(schema).Decode(fn)` says how to decode.
  const isSchema = name === "" ? calls.length === 0 : argument(args, 0).some(({ kind }) => kind === "function")
  const conclusion = isSchema ? undefined : conclusionOf(module, name)
  if (!conclusion) return made
  const values = conclude(
    conclusion,
    { made, isFree: calls.length === 0, on: [external(module, calls)] },
    { args, site },
  )
  if (conclusion.under === undefined) return values
  // Whether it was valid, and what was wrong with it otherwise.
  return [merged([[unknown("data")], [record(new Map([[conclusion.under, values]]))]])]
}

interface Called {
  readonly made: ValueSet
  /** Whether it is a function of the package rather than a method of a schema. */
  readonly isFree: boolean
  readonly on: ValueSet
}

function conclude(
  conclusion: Conclusion,
  { made, isFree, on }: Called,
  use: { args: Arguments; site: Site },
): ValueSet {
  const { args, site } = use
  const { value, schema } = conclusion
  if (value === "environment" && typeof schema === "number")
    return applySchema(argument(args, schema), environment, site)
  if (value === "environment")
    return conclusion.under === undefined ? applySchema(made, environment, site) : environment
  if (typeof value !== "number" || typeof schema === "object") return createEnv(conclusion, use)
  if (schema !== undefined) return applySchema(argument(args, schema), argument(args, value), site)
  if (isFree) return applySchema(argument(args, 0), argument(args, value + 1), site)
  return applySchema(on, argument(args, value), site)
}

/** `createEnv({ server: schemas, runtimeEnv: process.env, extends: [others] })`. */
function createEnv({ value, schema }: Conclusion, { args, site }: { args: Arguments; site: Site }): ValueSet {
  const options = (names: Conclusion["schema"] | Conclusion["value"]) =>
    typeof names === "object" ? names.map((name) => option(argument(args, 0), name, site)) : []
  const given = union(...options(value))
  const values = given.length > 0 ? given : environment
  const parts = options(schema).filter((schemas) => schemas.length > 0)
  const others = elementsOf(option(argument(args, 0), "extends", site), site)
  return [merged([others, ...parts.map((schemas) => applySchema(schemas, values, site))])]
}

function option(options: ValueSet, name: string, site: Site): ValueSet {
  const values = site.frame.run.read(options, name, site).filter(({ kind }) => kind !== "undefined")
  return values.length > 0 ? values : nothing
}
