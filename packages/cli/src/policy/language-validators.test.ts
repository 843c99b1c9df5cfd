import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"
import { inferHandlerLines } from "../../test/policy/handler-project.ts"

const environment = { TABLE: "a", STAGE: "prod", PORT: "1", JSON: `{"t":"c"}`, LIST: "a,b" }
const zod = `import { z } from "zod"\n`
const both = `await read(env.O); return read(env.TABLE)`

const exact = [
  [
    "zod",
    `${zod}const env = z.object({ TABLE: z.string().min(1), O: z.string().default("b") }).parse(process.env)`,
    both,
  ],
  [
    "a namespace",
    `import * as z from "zod"\nconst env = z.object({ TABLE: z.string(), O: z.string().catch("b") }).parse(process.env)`,
    both,
  ],
  [
    "a default function",
    `${zod}const env = z.object({ TABLE: z.string(), O: z.string().default(() => "b") }).parse(process.env)`,
    both,
  ],
  [
    "prefault",
    `${zod}const env = z.object({ TABLE: z.string(), O: z.string().prefault("b") }).parse(process.env)`,
    both,
  ],
  [
    "extend",
    `${zod}const env = z.object({ TABLE: z.string() }).extend({ O: z.string().default("b") }).parse(process.env)`,
    both,
  ],
  [
    "merge",
    `${zod}const env = z.object({ TABLE: z.string() }).merge(z.object({ O: z.string().default("b") })).parse(process.env)`,
    both,
  ],
  [
    "shape",
    `${zod}const base = z.object({ TABLE: z.string() })
const env = z.object({ ...base.shape, O: z.string().default("b") }).strict().parse(process.env)`,
    both,
  ],
  [
    "functions of zod/mini",
    `import * as z from "zod/mini"
const env = z.parse(z.object({ TABLE: z.string(), O: z._default(z.string(), "b") }), process.env)`,
    both,
  ],
  [
    "CommonJS",
    `const { z } = require("zod")
const env = z.object({ TABLE: z.string(), O: z.string().default("b") }).parse(process.env)`,
    both,
  ],
  [
    "safeParse",
    `${zod}const { data: env, success } = z.object({ TABLE: z.string(), O: z.string().default("b") }).safeParse(process.env)
if (!success) throw new Error("bad")`,
    both,
  ],
  [
    "parseAsync",
    `${zod}const env = await z.object({ TABLE: z.string(), O: z.string().default("b") }).passthrough().parseAsync(process.env)`,
    both,
  ],
  [
    "transform",
    `${zod}const env = z.object({ TABLE: z.string() }).transform((e) => ({ TABLE: e.TABLE, O: "b" })).parse(process.env)`,
    both,
  ],
  [
    "preprocess",
    `${zod}const env = z.object({ TABLE: z.string(), O: z.preprocess(() => "b", z.string()) }).parse(process.env)`,
    both,
  ],
  [
    "lists",
    `${zod}const [TABLE, O] = z.array(z.string()).parse(process.env.LIST!.split(",")); const env = { TABLE, O }`,
    both,
  ],
  ["a union", `${zod}const env = { TABLE: z.union([z.string(), z.number()]).parse(process.env.TABLE), O: "b" }`, both],
  [
    "an enum of the request",
    `${zod}const Body = z.object({ O: z.enum(["a", "b"]) })`,
    `const env = Body.parse(request.body); return read(env.O)`,
  ],
  [
    "envalid",
    `import { cleanEnv, str } from "envalid"
const env = cleanEnv(process.env, { TABLE: str(), O: str({ default: "b" }) })`,
    both,
  ],
  [
    "env-var",
    `import { get } from "env-var"
const env = { TABLE: get("TABLE").required().asString(), O: get("O").default("b").asString() }`,
    both,
  ],
  [
    "lists of env-var",
    `import env from "env-var"`,
    `for (const t of env.get("LIST").required().asArray()) await read(t)`,
  ],
  [
    "t3-env",
    `import { createEnv } from "@t3-oss/env-core"\n${zod}
const env = createEnv({ server: { TABLE: z.string(), O: z.string().default("b") }, runtimeEnv: process.env })`,
    both,
  ],
  [
    "valibot",
    `import * as v from "valibot"
const env = v.parse(v.object({ TABLE: v.pipe(v.string(), v.minLength(1)), O: v.optional(v.string(), "b") }), process.env)`,
    both,
  ],
  [
    "valibot's safeParse",
    `import { object, optional, safeParse, string } from "valibot"
const { output: env } = safeParse(object({ TABLE: string(), O: optional(string(), "b") }), process.env)`,
    both,
  ],
  [
    "a parser of valibot",
    `import * as v from "valibot"
const parse = v.parser(v.object({ TABLE: v.string(), O: v.optional(v.string(), "b") }))
const env = parse(process.env)`,
    both,
  ],
  [
    "joi",
    `import Joi from "joi"
const { value: env, error } = Joi.object({ TABLE: Joi.string().required(), O: Joi.string().default("b") }).unknown().validate(process.env)
if (error) throw error`,
    both,
  ],
  [
    "joi's attempt",
    `import Joi from "joi"
const env = Joi.attempt(process.env, Joi.object().keys({ TABLE: Joi.string(), O: Joi.string().default("b") }))`,
    both,
  ],
  [
    "yup",
    `import * as yup from "yup"
const env = yup.object().shape({ TABLE: yup.string().required(), O: yup.string().default("b") }).validateSync(process.env)`,
    both,
  ],
  [
    "TypeBox",
    `import { Type } from "@sinclair/typebox"\nimport { Value } from "@sinclair/typebox/value"
const env = Value.Parse(Type.Object({ TABLE: Type.String(), O: Type.String({ default: "b" }) }), process.env)`,
    both,
  ],
  [
    "ArkType",
    `import { type } from "arktype"
const env = type({ TABLE: "string", O: "string = 'b'" }).assert(process.env)`,
    both,
  ],
  [
    "dotenv",
    `import dotenv from "dotenv"\nconst { parsed } = dotenv.config()`,
    `await read("b"); return read(parsed!.TABLE)`,
  ],
] as const

const cases = [
  [
    "what is transformed",
    `z.object({ TABLE: z.string().transform((t) => t + "-x") }).parse(process.env).TABLE`,
    "Get a-x",
  ],
  ["a known variable with a default", `z.object({ TABLE: z.string().default("b") }).parse(process.env).TABLE`, "Get a"],
  ["a number", "`t${z.object({ PORT: z.coerce.number() }).parse(process.env).PORT + 1}`", "Get t2"],
  ["a variable of its own", `z.string().parse(process.env.TABLE)`, "Get a"],
  ["another case", `z.string().toUpperCase().parse(process.env.TABLE)`, "Get A"],
  [
    "JSON in a transformation",
    `z.string().transform((s) => JSON.parse(s)).pipe(z.object({ t: z.string() })).parse(process.env.JSON).t`,
    "Get c",
  ],
  ["what may be wrong", `z.string().catch("b").parse(process.env.TABLE)`, "Get a, Get b"],
  ["a function that is not known", `z.string().someDay().parse(process.env.TABLE)`, "Get *, POLICY_RESOURCE_UNKNOWN"],
  [
    "schemas that are not known",
    `z.object({ ...request.more }).parse(process.env).TABLE`,
    "Get *, Get a, POLICY_RESOURCE_UNKNOWN",
  ],
  ["a flag", `(z.stringbool().parse(process.env.FLAG) ? "a" : "b")`, "Get a, Get b"],
] as const

describe("values from validators", () => {
  it.each(exact)("are exact: %s", async (_name, declarations, body) => {
    expect(await callsOf(declarations, body, { environment })).toBe("Get a, Get b")
  })

  it.each(cases)("are what the schema makes of them: %s", async (_name, value, expected) => {
    expect(await callsOf(zod, `return read(${value})`, { environment: { ...environment, FLAG: "false" } })).toBe(
      expected,
    )
  })

  it("are followed where a check calls AWS, and where the outcome decides", async () => {
    const schema = `${zod}const Body = z.object({ id: z.string().refine(async (id) => (await read("a")).Item) })`
    const body = `const r = Body.safeParse(request.body); if (r.error) return read("b"); return r.data`
    expect(await callsOf(schema, body)).toBe("Get a, Get b")
  })

  it("are followed in a handler, though the package is not installed, from a schema in another module", async () => {
    const files = {
      "env.ts": `import { z } from "zod"\nexport const Env = z.object({ BUCKET: z.string().min(1), PREFIX: z.string().default("in") })`,
      "a.ts": `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
import { Env } from "./env"
const env = Env.parse(process.env)
export const handler = () => new S3Client({}).send(new GetObjectCommand({ Bucket: env.BUCKET, Key: env.PREFIX }))`,
    }
    const [known] = await inferHandlerLines(files, ["a.ts"], { BUCKET: "b", PREFIX: "p" })
    expect(known).toEqual(["s3:GetObject arn:aws:s3:::b/p @ a.ts:4 handler"])
    const [unknown] = await inferHandlerLines(files, ["a.ts"], { BUCKET: "b" })
    expect(unknown?.[0]).toBe("s3:GetObject arn:aws:s3:::b/* @ a.ts:4 handler")
  })
})
