import { fileURLToPath } from "node:url"
import type { StandardSchemaV1 } from "@standard-schema/spec"
import { type } from "arktype"
import Type from "typebox"
import * as v from "valibot"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { describeSchema } from "./describe-schema.ts"

const here = fileURLToPath(import.meta.url)
const describeHere = (schema: StandardSchemaV1) => describeSchema(schema, here)

/** The schema as a version of its library without the Standard JSON Schema interface has it. */
function older<S extends StandardSchemaV1>(schema: S): S {
  const { jsonSchema: _interface, ...standard } = schema["~standard"] as S["~standard"] & { jsonSchema?: unknown }
  return new Proxy(schema, { get: (own, key) => (key === "~standard" ? standard : Reflect.get(own, key)) })
}

const expected = {
  type: "object",
  properties: { title: { type: "string", minLength: 1 }, count: { type: "number" } },
  required: ["title"],
}

describe("a schema in JSON Schema", () => {
  const zod = z.object({ title: z.string().min(1), count: z.number().optional() })
  const arktype = type({ title: "string>0", "count?": "number" })
  const valibot = v.object({ title: v.pipe(v.string(), v.minLength(1)), count: v.optional(v.number()) })

  it.each([
    ["zod", zod],
    ["zod without the interface", older(zod)],
    ["arktype", arktype],
    ["arktype without the interface", older(arktype)],
    ["valibot", valibot],
  ])("comes from %s", (_library, schema) => {
    const { json, lacks } = describeHere(schema)
    expect(lacks).toBeUndefined()
    expect(json).toEqual(expected)
  })

  it("is a TypeBox type itself", () => {
    const box = Type.Object({ title: Type.String({ minLength: 1 }), count: Type.Optional(Type.Number()) })
    const standard = { version: 1, vendor: "typebox", validate: (value: unknown) => ({ value }) } as const
    const schema = Object.defineProperty(box, "~standard", { value: standard }) as typeof box & StandardSchemaV1
    expect(describeHere(schema)).toEqual({ json: expected, lacks: undefined })
  })

  it("describes what the client sends, before defaults and transformations", () => {
    const schema = z.object({ limit: z.coerce.number().int().min(1).default(20) })
    expect(describeHere(schema).json).toEqual({
      type: "object",
      properties: { limit: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 20 } },
    })
  })

  it.each([
    ["zod", z.object({ at: z.date(), title: z.string() }), "Date cannot be represented in JSON Schema"],
    ["older zod", older(z.object({ at: z.date(), title: z.string() })), "Date cannot be represented in JSON Schema"],
    ["valibot", v.object({ at: v.date(), title: v.string() }), 'The "date" schema cannot be converted to JSON Schema.'],
  ])("leaves out of %s only what it cannot express, and says why", (_library, schema, lacks) => {
    expect(describeHere(schema)).toEqual({
      json: { type: "object", properties: { at: {}, title: { type: "string" } }, required: ["at", "title"] },
      lacks,
    })
  })

  it.each([
    ["zod", z.object({ n: z.coerce.number(), title: z.string() })],
    ["older zod", older(z.object({ n: z.preprocess(Number, z.number()), title: z.string() }))],
    ["valibot", v.object({ n: v.fallback(v.number(), 1), title: v.string() })],
  ])("tells what %s takes for sure from what it describes", (_library, schema) => {
    const { json, atLeast } = describeHere(schema)
    expect(json).toMatchObject({ properties: { n: { type: "number" }, title: { type: "string" } } })
    expect(atLeast).toMatchObject({ properties: { n: {}, title: { type: "string" } } })
    expect(Object(atLeast).properties.n).toEqual({})
  })

  it("is {} for a library that offers none", () => {
    const validate = (value: unknown) => ({ value })
    expect(describeHere({ "~standard": { version: 1, vendor: "own", validate } })).toEqual({
      json: {},
      lacks: "own has no converter to it here",
    })
  })

  it("is {} where it is not known what the project has installed", () => {
    const { json, lacks } = describeSchema(valibot, "unknown")
    expect(json).toEqual({})
    expect(lacks).toMatch(/'filename' must be/)
  })
})
