import { describe, expect, it } from "vitest"
import { type Files, inferHandlerLines } from "../../test/policy/handler-project.ts"

const get = `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
const s3 = new S3Client({})
const load = (Key: string) => s3.send(new GetObjectCommand({ Bucket: "uploads", Key }))
`

const loaded = (place: string, chain: string) => [`s3:GetObject arn:aws:s3:::uploads/* @ ${place} ${chain}`]

async function infer(files: Files, handler: string, environment: Readonly<Record<string, string>> = {}) {
  const [lines] = await inferHandlerLines(files, [handler], environment)
  return lines
}

describe("where nothing is installed", () => {
  it.each([
    ["a namespace", `import * as aws from "@aws-sdk/client-dynamodb"`, "aws"],
    ["a default import of CommonJS", `const aws = require("@aws-sdk/client-dynamodb")`, "aws"],
    ["a module loaded at run time", `const aws = await import("@aws-sdk/client-dynamodb")`, "aws"],
    ["a barrel", `import * as aws from "./barrel"`, "aws"],
  ])("the SDK is known: %s", async (_, statement, name) => {
    const files = {
      "a.ts": `${statement}
const client = new ${name}.DynamoDBClient({})
export const handler = () => client.send(new ${name}.GetItemCommand({ TableName: "todos", Key: {} }))`,
      "barrel.ts": `export * from "@aws-sdk/client-s3"\nexport * from "@aws-sdk/client-dynamodb"\nexport const own = 1`,
    }
    expect(await infer(files, "a.ts")).toEqual(["dynamodb:GetItem arn:aws:dynamodb:R:A:table/todos @ a.ts:3 handler"])
  })

  it("the right one of two packages is found behind a barrel", async () => {
    const files = {
      "a.ts": `import { S3, DynamoDBDocument, DynamoDB, paginateScan } from "./barrel"
const documents = DynamoDBDocument.from(new DynamoDB({}))
export const handler = async () => {
  await documents.get({ TableName: "todos", Key: {} })
  await new S3({}).getObject({ Bucket: "uploads", Key: "a" })
}`,
      "barrel.ts": `export * from "./more"\nexport * from "@aws-sdk/client-dynamodb"\nexport * from "@aws-sdk/lib-dynamodb"`,
      "more.ts": `export * from "@aws-sdk/client-s3"`,
    }
    expect(await infer(files, "a.ts")).toEqual([
      "dynamodb:GetItem arn:aws:dynamodb:R:A:table/todos @ a.ts:4 handler",
      "s3:GetObject arn:aws:s3:::uploads/a @ a.ts:5 handler",
    ])
  })

  it("packages whose calls are not seen are named, once, and those that make none are not", async () => {
    const source = `import { z } from "zod"
import { save, remove } from "@acme/store"
import { layer } from "/opt/nodejs/layer"
export const handler = async (event: any) => {
  await save(z.string().parse(event.id))
  await remove(event.id)
  return layer(event)
}`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      "POLICY_MODULE_MISSING a.ts:5 @acme/store is not installed, so calls to AWS in its code are not found",
      "POLICY_MODULE_MISSING a.ts:7 /opt/nodejs/layer is not here, so calls to AWS in its code are not found",
    ])
  })

  it("operations of an unknown client are named", async () => {
    const source = `import { Nimbus } from "@aws-sdk/client-nimbus-of-tomorrow"
export const handler = () => new Nimbus({}).makeRain({})`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      expect.stringContaining("POLICY_OPERATION_UNKNOWN a.ts:2"),
    ])
  })
})

describe("how modules are found", () => {
  it("imports what a CommonJS module exports as a whole, as its default and by names", async () => {
    const files = {
      "names.js": `module.exports = { bucket: "uploads" }`,
      "load.js": `const { S3 } = require("@aws-sdk/client-s3")
module.exports = async (Bucket, Key) => new S3().getObject({ Bucket, Key })`,
      "a.mjs": `import names, { bucket } from "./names.js"
import load from "./load.js"
export const handler = async () => { await load(names.bucket, "a"); await load(bucket, "b") }`,
    }
    expect(await infer(files, "a.mjs")).toEqual([
      expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/a @ load\.js:2 handler/),
      expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/b @ load\.js:2 handler/),
    ])
  })

  it("follows the tsconfig.json next to the handler, and what it extends", async () => {
    const files = {
      "packages/api/src/a.ts": `import { load } from "@lib/load"\nexport const handler = (event: any) => load(event.key)`,
      "packages/api/tsconfig.json": `{ "extends": "../../tsconfig.base.json" } // comments are fine`,
      "tsconfig.base.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["shared/*"] } } }`,
      "shared/load.ts": `${get}export { load }`,
    }
    expect(await infer(files, "packages/api/src/a.ts")).toEqual(loaded("shared/load.ts:3", "handler > load"))
  })

  it("follows package.json's imports, JSON and files of other kinds", async () => {
    const files = {
      "package.json": `{ "type": "module", "imports": { "#load": "./lib/load.js" } }`,
      "lib/load.ts": `export { default as names } from "./names.json"`,
      "lib/names.json": `{ "bucket": "uploads" }`,
      "key.txt": "page",
      "page.html": "<p>",
      "a.ts": `import { S3 } from "@aws-sdk/client-s3"
import page from "./page.html"
import key from "./key.txt"
import { names } from "#load"
export const handler = () => new S3().putObject({ Bucket: names.bucket, Key: key, Body: page })`,
    }
    expect(await infer(files, "a.ts")).toEqual(["s3:PutObject arn:aws:s3:::uploads/page @ a.ts:5 handler"])
  })

  it("keeps apart what several handlers import, in one run", async () => {
    const files = {
      "shared.ts": `${get}export { load }`,
      "audit.ts": `import { S3 } from "@aws-sdk/client-s3"\nawait new S3().listObjectsV2({ Bucket: "audit" })\nexport {}`,
      "a.ts": `import { load } from "./shared"\nexport const handler = () => load("a")\nexport const other = () => 1`,
      "b.ts": `import "./audit"\nexport const handler = () => 1`,
    }
    expect(await inferHandlerLines(files, ["b.ts", "a.ts", "a.ts#other"])).toEqual([
      ["s3:ListBucket arn:aws:s3:::audit @ audit.ts:2 "],
      ["s3:GetObject arn:aws:s3:::uploads/a @ shared.ts:3 handler > load"],
      [],
    ])
  })
})
