import { readFile } from "node:fs/promises"
import { describe, expect, it } from "vitest"
import { breakingChanges } from "../../src/describe/breaking/breaking-changes.ts"
import { breakingRules } from "../../src/describe/breaking/rules.ts"

type Json = Readonly<Record<string, unknown>>

const bearer = { type: "http", scheme: "bearer" }
const schemes = { Bearer: bearer, Key: { type: "apiKey", in: "header", name: "X-Key" } }

/** A document with one operation; `schemas` and `securitySchemes` are there to be referred to. */
function documentOf(operation: Json, schemas: Json = {}): Json {
  return {
    openapi: "3.1.0",
    paths: { "/a/{id}": { post: operation } },
    components: { schemas, securitySchemes: schemes },
  }
}

function changes(before: Json, after: Json, schemas: Json = {}) {
  return breakingChanges(documentOf(before, schemas), documentOf(after, schemas)).map(
    ({ rule, path, message }) => `${rule} ${path}: ${message}`,
  )
}

const body = (schema: Json) => ({ requestBody: { required: true, content: { "application/json": { schema } } } })
const answer = (schema: Json) => ({ responses: { 200: { content: { "application/json": { schema } } } } })
const object = (properties: Json, required: readonly string[] = [], more: Json = {}) => ({
  type: "object",
  properties,
  required,
  ...more,
})
const query = (name: string, more: Json = {}) => ({ name, in: "query", schema: { type: "string" }, ...more })
const text = { type: "string" }

/** What breaks: the rule comes first, so that every rule is seen to have a case. */
const breaking: readonly (readonly [string, string, Json, Json])[] = [
  ["body-required", "body: it could be left out", { requestBody: {} }, { requestBody: { required: true } }],
  ["parameter-added", "query q: it must be sent", {}, { parameters: [query("q", { required: true })] }],
  ["parameter-removed", "query q: it is no longer read", { parameters: [query("q")] }, {}],
  [
    "parameter-required",
    "query q: it could be left out",
    { parameters: [query("q")] },
    { parameters: [query("q", { required: true })] },
  ],
  [
    "request-narrowed",
    'query q: any value was possible, now only "a"',
    { parameters: [query("q")] },
    { parameters: [query("q", { schema: { enum: ["a"] } })] },
  ],
  [
    "request-narrowed",
    'body.kind: "b" is not one of "a"',
    body(object({ kind: { enum: ["a", "b"] } })),
    body(object({ kind: { enum: ["a"] } })),
  ],
  [
    "request-narrowed",
    "body.n: type number is not integer",
    body(object({ n: { type: "number" } })),
    body(object({ n: { type: "integer" } })),
  ],
  ["request-narrowed", "body: type null is not string", body({ type: ["string", "null"] }), body(text)],
  [
    "request-narrowed",
    "body[]: maxLength 9 is not within maxLength 5",
    body({ type: "array", items: { ...text, maxLength: 9 } }),
    body({ type: "array", items: { ...text, maxLength: 5 } }),
  ],
  ["request-narrowed", "body: minLength none is not within minLength 1", body(text), body({ ...text, minLength: 1 })],
  ["request-narrowed", "body: pattern none is not within pattern ^a", body(text), body({ ...text, pattern: "^a" })],
  [
    "request-narrowed",
    "body: properties that it does not name are refused",
    body(object({ a: text })),
    body(object({ a: text }, [], { additionalProperties: false })),
  ],
  [
    "request-narrowed",
    "body: it fits none of the alternatives",
    body({ type: "boolean" }),
    body({ anyOf: [text, { type: "null" }] }),
  ],
  [
    "request-narrowed",
    "body: not changed in a way that is not judged",
    body(text),
    body({ ...text, not: { const: "a" } }),
  ],
  ["request-property-added", "body.a: it must be there", body(object({})), body(object({ a: text }, ["a"]))],
  ["request-property-added", "body.a: it must be there", body(object({ a: text })), body(object({ a: text }, ["a"]))],
  ["request-property-removed", "body.a: it is no longer read", body(object({ a: text })), body(object({}))],
  [
    "request-type-removed",
    "body: text/csv is not accepted",
    { requestBody: { content: { "text/csv": {} } } },
    { requestBody: { content: { "text/plain": {} } } },
  ],
  [
    "response-changed",
    "200.n: type string is not number",
    answer(object({ n: { type: "number" } })),
    answer(object({ n: text })),
  ],
  ["response-changed", '200: "b" is not one of "a"', answer({ enum: ["a"] }), answer({ enum: ["a", "b"] })],
  ["response-property-removed", "200.a: it is gone", answer(object({ a: text })), answer(object({}))],
  [
    "response-property-removed",
    "200.a: it was always there, and may be missing",
    answer(object({ a: text }, ["a"])),
    answer(object({ a: text })),
  ],
  [
    "response-removed",
    "201: it is no longer answered",
    { responses: { 201: {}, 404: {} } },
    { responses: { 200: {} } },
  ],
  [
    "response-type-removed",
    "200: it no longer comes as application/json",
    answer(text),
    { responses: { 200: { content: { "text/plain": {} } } } },
  ],
  ["security-tightened", ": no credentials was enough, now it takes Bearer", {}, { security: [{ Bearer: [] }] }],
  [
    "security-tightened",
    ": Bearer was enough, now it takes Bearer and Key",
    { security: [{ Bearer: [] }] },
    { security: [{ Bearer: [], Key: [] }] },
  ],
  [
    "security-tightened",
    ": Bearer was enough, now it takes Bearer (write)",
    { security: [{ Bearer: [] }] },
    { security: [{ Bearer: ["write"] }] },
  ],
]

/** What every client of before gets along with. */
const harmless: readonly (readonly [string, Json, Json])[] = [
  ["an optional parameter is new", {}, { parameters: [query("q")] }],
  [
    "a parameter need no longer be sent",
    { parameters: [query("q", { required: true })] },
    { parameters: [query("q")] },
  ],
  [
    "a path parameter has another name",
    { parameters: [{ ...query("id"), in: "path" }] },
    { parameters: [{ ...query("key"), in: "path" }] },
  ],
  ["an optional property may be sent", body(object({})), body(object({ a: text }))],
  ["a property need no longer be sent", body(object({ a: text }, ["a"])), body(object({ a: text }))],
  ["a request takes one more value", body({ enum: ["a"] }), body({ enum: ["a", "b"] })],
  ["a request takes any text in place of one", body({ const: "a" }), body(text)],
  ["a request takes any number in place of integers", body({ type: "integer" }), body({ type: "number" })],
  ["a request takes one more alternative", body(text), body({ anyOf: [text, { type: "number" }] })],
  ["a request takes longer text", body({ ...text, maxLength: 5 }), body({ ...text, maxLength: 9 })],
  ["an answer has one more property", answer(object({}, [])), answer(object({ a: text }, ["a"]))],
  ["an answer has one value less", answer({ enum: ["a", "b"] }), answer({ enum: ["a"] })],
  ["an answer always has a property", answer(object({ a: text })), answer(object({ a: text }, ["a"]))],
  ["an error is no longer answered", { responses: { 404: {} } }, { responses: {} }],
  ["an answer that was not described is", { responses: { 200: { content: { "*/*": {} } } } }, answer(text)],
  ["no credentials are asked for", { security: [{ Bearer: [] }] }, {}],
  ["other credentials do too", { security: [{ Bearer: [] }] }, { security: [{ Key: [] }, { Bearer: [] }] }],
  ["a schema moves behind a reference", body(object({ a: text })), body({ $ref: "#/components/schemas/A" })],
  [
    "a schema is composed",
    body(object({ a: text }, ["a"])),
    body({ allOf: [{ $ref: "#/components/schemas/A" }, { required: ["a"] }] }),
  ],
]

describe("breaking changes", () => {
  it.each(breaking)("%s: %s", (rule, message, before, after) => {
    expect(changes(before, after)).toEqual([`${rule} ${message}`])
  })

  it.each(harmless)("are none where %s", (_name, before, after) => {
    expect(changes(before, after, { A: object({ a: text }) })).toEqual([])
  })

  it("are paths and methods that are gone", () => {
    const before = {
      openapi: "3.1.0",
      paths: { "/a": { get: {}, post: {} }, "/b/{x}": { get: {} }, "/c": { get: {} } },
    }
    const after = { openapi: "3.1.0", paths: { "/a": { get: {} }, "/b/{y}": { get: {} } } }
    const gone = breakingChanges(before, after).map(({ rule, operation }) => `${rule} ${operation}`)
    expect(gone).toEqual(["operation-removed POST /a", "operation-removed GET /c"])
  })

  it("end for schemas that contain themselves", () => {
    const tree = (leaf: Json) => ({
      Tree: object({ leaf, kids: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }),
    })
    const of = (leaf: Json) => documentOf(body({ $ref: "#/components/schemas/Tree" }), tree(leaf))
    expect(breakingChanges(of({ type: "number" }), of({ type: "integer" })).map(({ path }) => path)).toEqual([
      "body.leaf",
    ])
  })

  it("are listed in the docs by every rule, with why", async () => {
    const page = await readFile(new URL("../../../../docs/openapi.md", import.meta.url), "utf8")
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, rule, why]) => [rule, why])
    expect(Object.fromEntries(rows)).toEqual(breakingRules)
  })

  it("are tried here by every rule", () => {
    const tried = new Set([...breaking.map(([rule]) => rule), "operation-removed"])
    expect([...tried].toSorted()).toEqual(Object.keys(breakingRules))
  })
})
