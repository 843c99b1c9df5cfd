import { packageNameOf } from "../app-code/find-package.ts"

/** How a package hands back a value that a schema was applied to. */
export interface Conclusion {
  /** Which argument the value is, after a schema that is an argument; or names of options that may hold it. */
  readonly value: number | "environment" | readonly string[]
  /** Which argument the schema is, or the options that hold it. Default: what the method belongs to, else the first. */
  readonly schema?: number | readonly string[]
  /** The property of the answer that is the value; absent where the answer is the value itself. */
  readonly under?: string
}

type Conclusions = Readonly<Record<string, Conclusion>>

/** What the function of a validator package that has this name does; undefined where it makes or changes a schema. */
export function conclusionOf(module: string, name: string): Conclusion | undefined {
  const found = validators[packageNameOf(module)]
  return found && Object.hasOwn(found, name) ? found[name] : undefined
}

/** Whether a package checks values and hands them back. */
export function isValidator(module: string): boolean {
  return Object.hasOwn(validators, packageNameOf(module))
}

/** Where a schema of an object has the schemas of its properties. */
export function shapeProperty(module: string): string | undefined {
  return shapeProperties[packageNameOf(module)]
}

const shapeProperties: Readonly<Record<string, string>> = {
  "@sinclair/typebox": "properties",
  typebox: "properties",
  valibot: "entries",
  yup: "fields",
  zod: "shape",
}

const plain: Conclusion = { value: 0 }
const inData: Conclusion = { value: 0, under: "data" }
const inOutput: Conclusion = { value: 0, under: "output" }
const variable: Conclusion = { value: "environment" }
const valueFirst: Conclusion = { value: 0, schema: 1 }
const loaded: Conclusion = { value: "environment", under: "parsed" }
const createEnv: Conclusion = {
  value: ["runtimeEnv", "runtimeEnvStrict"],
  schema: ["server", "client", "shared"],
}

const joi: Conclusions = {
  attempt: valueFirst,
  validate: { value: 0, under: "value" },
  validateAsync: plain,
}
const typebox: Conclusions = { Cast: plain, Convert: plain, Decode: plain, Default: plain, Parse: plain }

const validators: Readonly<Record<string, Conclusions>> = {
  "@hapi/joi": joi,
  "@sinclair/typebox": typebox,
  "@t3-oss/env-core": { createEnv },
  "@tsapi/framework": { defineEnvironment: { value: "environment", schema: 0 } },
  "@t3-oss/env-nextjs": { createEnv },
  arktype: { "": plain, assert: plain, from: plain },
  dotenv: { config: loaded, configDotenv: loaded },
  "env-var": {
    asArray: variable,
    asBool: variable,
    asBoolStrict: variable,
    asEmailString: variable,
    asEnum: variable,
    asFloat: variable,
    asFloatNegative: variable,
    asFloatPositive: variable,
    asInt: variable,
    asIntNegative: variable,
    asIntPositive: variable,
    asJson: variable,
    asJsonArray: variable,
    asJsonObject: variable,
    asPortNumber: variable,
    asString: variable,
    asUrlString: variable,
  },
  envalid: { cleanEnv: valueFirst },
  joi,
  superstruct: { create: valueFirst, mask: valueFirst },
  typebox,
  valibot: { "": plain, parse: plain, parseAsync: plain, safeParse: inOutput, safeParseAsync: inOutput },
  yup: { cast: plain, validate: plain, validateSync: plain },
  zod: {
    decode: plain,
    decodeAsync: plain,
    parse: plain,
    parseAsync: plain,
    safeDecode: inData,
    safeParse: inData,
    safeParseAsync: inData,
    spa: inData,
  },
  znv: { parseEnv: valueFirst },
}
