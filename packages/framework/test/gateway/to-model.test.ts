import { Ajv } from "ajv"
import * as v from "valibot"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { fileURLToPath } from "node:url"
import { describeSchema, type JsonSchema } from "../../src/declarations/describe-schema.ts"
import type { Schema } from "../../src/declarations/schemas.ts"
import { toModel } from "../../src/gateway/validation/to-model.ts"

function modelOf(schema: Schema): JsonSchema {
  const { json, atLeast = json } = describeSchema(schema, fileURLToPath(import.meta.url))
  return toModel(atLeast)
}

interface Node {
  readonly name: string
  readonly next?: Node | undefined
}
const Node: z.ZodType<Node> = z.object({
  name: z.string(),
  get next() {
    return Node.optional()
  },
})
const Tag = z.strictObject({ label: z.string().min(1) })

describe("a model", () => {
  it("keeps what API Gateway's validator knows", () => {
    const schema = z.strictObject({
      title: z.string().min(1).max(200),
      kind: z.enum(["a", "b"]),
      fixed: z.literal("x"),
      done: z.boolean().default(false),
      stars: z.number().min(1).max(5),
      tags: z.array(Tag).optional(),
      code: z.string().regex(/^[a-z]+$/),
    })
    expect(modelOf(schema)).toEqual({
      type: "object",
      properties: {
        title: { type: "string", minLength: 1, maxLength: 200 },
        kind: { type: "string", enum: ["a", "b"] },
        fixed: { type: "string", enum: ["x"] },
        done: { type: "boolean" },
        stars: { type: "number", minimum: 1, maximum: 5 },
        tags: {
          type: "array",
          items: {
            type: "object",
            properties: { label: { type: "string", minLength: 1 } },
            required: ["label"],
            additionalProperties: false,
          },
        },
        code: { type: "string", pattern: "^[a-z]+$" },
      },
      required: ["title", "kind", "fixed", "stars", "code"],
      additionalProperties: false,
    })
  })

  it.each<[string, Schema, JsonSchema]>([
    ["whole numbers", z.int().max(5), { type: "number", minimum: Number.MIN_SAFE_INTEGER, maximum: 5 }],
    ["exclusive bounds", z.number().gt(0).lt(1), { type: "number", minimum: 0, maximum: 1 }],
    ["null beside a type", z.string().nullable(), {}],
    ["alternatives", z.union([z.string(), z.number()]), {}],
    ["formats without a pattern", z.url(), { type: "string" }],
    ["counts of items", z.array(z.string()).min(1), { type: "array", items: { type: "string" } }],
    ["places of a list", z.tuple([z.string()]), { type: "array", items: {} }],
    ["minima of text, which JavaScript counts otherwise", z.string().min(3), { type: "string", minLength: 2 }],
    ["patterns of newer engines", z.string().regex(/^(?<=a)b/), { type: "string" }],
    ["records", z.record(z.string(), z.number()), { type: "object" }],
  ])("loses %s", (_what, schema, model) => {
    expect(modelOf(schema)).toEqual(model)
  })

  it("loses what holds for several schemas, and references to elsewhere", () => {
    expect(toModel({ type: "object", allOf: [{ required: ["a"] }], not: {}, patternProperties: {} })).toEqual({
      type: "object",
    })
    expect(toModel({ allOf: [{ type: "object" }] })).toEqual({})
    expect(toModel({ $ref: "https://example.com/schema.json" })).toEqual({})
    expect(toModel({ $ref: "#/$defs/gone" })).toEqual({})
  })

  it("writes references out, and cuts off what contains itself", () => {
    const named = { type: "object", properties: { name: { type: "string" } }, required: ["name"] }
    expect(modelOf(z.object({ one: Tag, other: Tag }))).toMatchObject({
      properties: { one: { properties: { label: {} } }, other: { properties: { label: {} } } },
    })
    expect(modelOf(Node)).toEqual({
      ...named,
      properties: { name: { type: "string" }, next: { ...named, properties: { name: { type: "string" }, next: {} } } },
    })
  })

  it("stays small where references multiply", () => {
    const definitions = Array.from({ length: 30 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` }
      return [`d${index}`, { type: "object", properties: { a: next, b: next } }] as const
    })
    const schema = { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(definitions), d30: { type: "string" } } }
    expect(JSON.stringify(toModel(schema)).length).toBeLessThan(200_000)
  })
})

const texts = ["", " ", "a", "ab", "abc", "ABC", "  abc  ", "5", "x".repeat(20), "😀", "true"]
const scalars = [...texts, 0, 1, 1.5, -1, 1e20, true, false, null]
const bodies: readonly unknown[] = [
  ...scalars,
  {},
  [],
  ...scalars.map((a) => ({ a })),
  ...scalars.map((a) => [a]),
  { a: "ab", extra: 1 },
  { a: ["ab"] },
]

describe("a model takes whatever its schema takes", () => {
  it.each<[string, Schema]>([
    ["coercion", z.object({ a: z.coerce.number().min(1) })],
    ["coercion of what is missing", z.object({ a: z.coerce.boolean() })],
    ["a value for what does not fit", z.object({ a: z.string().catch("x") })],
    ["preprocessing", z.object({ a: z.preprocess(Number, z.number().min(1)) })],
    ["trimming", z.object({ a: z.string().trim().max(3) })],
    [
      "lower case",
      z.object({
        a: z
          .string()
          .toLowerCase()
          .regex(/^[a-z]+$/),
      }),
    ],
    ["flags of patterns", z.object({ a: z.string().regex(/^abc$/i) })],
    ["characters outside of the basic plane", z.object({ a: z.string().min(2) })],
    ["whatever", z.object({ a: z.unknown() })],
    ["booleans as text", z.object({ a: z.stringbool() })],
    ["transformations", z.object({ a: z.string().transform(Number).pipe(z.number()) })],
    ["alternatives", z.union([z.object({ a: z.string() }), z.array(z.string())])],
    ["null", z.object({ a: z.string().nullable() })],
    ["bounds", z.object({ a: z.number().gt(0) })],
    ["whole numbers", z.object({ a: z.int() })],
    ["intersections", z.intersection(z.strictObject({ a: z.string() }), z.strictObject({ extra: z.number() }))],
    ["a value for what does not fit, in valibot", v.object({ a: v.fallback(v.pipe(v.string(), v.minLength(2)), "x") })],
    ["trimming, in valibot", v.object({ a: v.pipe(v.string(), v.trim(), v.maxLength(3)) })],
    [
      "a value for a list that does not fit, in valibot",
      v.object({ a: v.optional(v.fallback(v.array(v.string()), [])) }),
    ],
    ["a value for any body, in valibot", v.fallback(v.pipe(v.string(), v.minLength(3)), "abc")],
    ["entries with a value, in valibot", v.object({ a: v.array(v.fallback(v.string(), "x")) })],
    ["flags of patterns, in valibot", v.object({ a: v.pipe(v.string(), v.regex(/^abc$/i)) })],
  ])("%s", async (_what, schema) => {
    const fits = new Ajv({ strict: false, unicodeRegExp: false }).compile(modelOf(schema))
    const taken: unknown[] = []
    // An object of valibot without required entries takes a list for one too.
    const isTold = (body: unknown) => schema["~standard"].vendor !== "valibot" || !Array.isArray(body)
    for (const body of bodies) {
      if (!(await schema["~standard"].validate(body)).issues && isTold(body)) taken.push(body)
    }
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.filter((body) => !fits(body))).toEqual([])
  })
})
