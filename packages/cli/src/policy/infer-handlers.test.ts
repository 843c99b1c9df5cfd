import { describe, expect, it } from "vitest"
import { type Files, inferHandlerLines, inProject } from "../../test/policy/handler-project.ts"
import { inferHandlers } from "./infer-handlers.ts"

const get = `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
const s3 = new S3Client({})
const load = (Key: string) => s3.send(new GetObjectCommand({ Bucket: "uploads", Key }))
`
const js = get.replace("Key: string", "Key")
const common = `const { S3Client, GetObjectCommand } = require("@aws-sdk/client-s3")
const s3 = new S3Client({})
const load = (Key) => s3.send(new GetObjectCommand({ Bucket: "uploads", Key }))
`

const loaded = (place: string, chain: string) => [`s3:GetObject arn:aws:s3:::uploads/* @ ${place} ${chain}`]

async function infer(files: Files, handler: string, environment: Readonly<Record<string, string>> = {}) {
  const [lines] = await inferHandlerLines(files, [handler], environment)
  return lines
}

describe("what a module exports as its handler", () => {
  it.each([
    ["a constant", "src/a.ts", `export const handler = async (event: any) => load(event.key)`],
    ["a function", "src/a.mts", `export async function handler(event: any) { return load(event.key) }`],
    ["another name", "a.cts", `async function main(event: any) { return load(event.key) }\nexport { main as handler }`],
    ["an assignment", "a.ts", `let handler: any\nhandler = async (event: any) => load(event.key)\nexport { handler }`],
    [
      "a component",
      "a.tsx",
      `export const handler = async (event: any) => { await load(event.key); return <p>done</p> }`,
    ],
    ["a module of JavaScript", "a.mjs", `export const handler = async (event) => load(event.key)`],
  ])("is %s", async (_, file, source) => {
    const code = (file.endsWith(".mjs") ? js : get) + source
    const lines = await infer({ [file]: code }, file)
    expect(lines).toEqual([expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/\* @ .*:3 handler .*load$/)])
  })

  it.each([
    ["exports.handler", `exports.handler = async (event) => load(event.key)`],
    ["module.exports.handler", `module.exports.handler = async (event) => load(event.key)`],
    ["module.exports = {…}", `module.exports = { handler: async (event) => load(event.key) }`],
    ["a shorthand", `async function handler(event) { return load(event.key) }\nmodule.exports = { handler, other: 1 }`],
  ])("is CommonJS: %s", async (_, source) => {
    expect(await infer({ "a.js": common + source }, "a.js")).toEqual(loaded("a.js:3", "handler > load"))
  })

  it("is the default export, with or without a name", async () => {
    const anonymous = `${get}export default async (event: any) => load(event.key)`
    expect(await infer({ "a.ts": anonymous }, "a.ts#default")).toEqual(loaded("a.ts:3", "default > load"))
    const named = `${get}export default async function main(event: any) { return load(event.key) }`
    expect(await infer({ "a.ts": named }, "a.ts#default")).toEqual(loaded("a.ts:3", "default > main > load"))
  })

  it("is exported again by another module", async () => {
    const files = {
      "index.ts": `export { run as handler } from "./lib"`,
      "lib/index.ts": `export * from "./run.js"`,
      "lib/run.ts": `${get}export const run = (event: any) => load(event.key)`,
    }
    expect(await infer(files, "index.ts")).toEqual(loaded("lib/run.ts:3", "handler > run > load"))
  })

  it("is wrapped by functions of the project", async () => {
    const wrapped = `${get}
const withLogging = <E, R>(fn: (event: E) => R) => (event: E) => { console.log(event); return fn(event) }
export const handler = withLogging(withLogging(async (event: any) => load(event.key)))`
    expect(await infer({ "a.ts": wrapped }, "a.ts")).toEqual(loaded("a.ts:3", "handler > load"))
  })

  it("is wrapped by a function of a package that is not installed", async () => {
    const wrapped = `${get}import { wrap } from "@sentry/aws-serverless"
export const handler = wrap(async (event: any) => load(event.key))`
    expect(await infer({ "a.ts": wrapped }, "a.ts")).toEqual(loaded("a.ts:3", "handler > load"))
  })

  it("is wrapped by middy, whose middleware runs too", async () => {
    const source = `${get}import middy from "@middy/core"
const audit = () => ({ after: async (request: any) => { await load(request.event.audit) } })
export const handler = middy(async (event: any) => load(event.key)).use(audit())`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      expect.stringMatching(/^s3:GetObject arn:aws:s3:::uploads\/\* @ a\.ts:3 handler > .*load$/),
    ])
  })

  it("streams its answer", async () => {
    const streamed = `${get}declare const awslambda: any
export const handler = awslambda.streamifyResponse(async (event: any, stream: any) => stream.end(await load(event.key)))`
    expect(await infer({ "a.ts": streamed }, "a.ts")).toEqual(loaded("a.ts:3", "handler > load"))
  })

  it("is a bound method, with decorators, class fields and private names", async () => {
    const bound = `import { S3 } from "@aws-sdk/client-s3"
const traced = (_: any, __: string, descriptor: any) => descriptor
enum Bucket { Uploads = "uploads" }
class Lambda {
  private s3 = new S3({})
  #bucket = Bucket.Uploads
  @traced
  async handle(event: any) { return this.s3.getObject({ Bucket: this.#bucket, Key: event.key }) }
}
const lambda = new Lambda()
export const handler = lambda.handle.bind(lambda)`
    expect(await infer({ "a.ts": bound }, "a.ts")).toEqual(loaded("a.ts:8", "handler > Lambda.handle"))
  })
})

describe("what the handler gets", () => {
  it("is an event of which nothing is known", async () => {
    const source = `${get}export const handler = async (event: any) =>
  s3.send(new GetObjectCommand({ Bucket: event.bucket, Key: "a" }))`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      "s3:GetObject arn:aws:s3:::*/a @ a.ts:5 handler",
      "POLICY_RESOURCE_UNKNOWN a.ts:5 GetObject: Bucket (event.bucket) is not known: it comes from the event",
    ])
  })

  it("is an environment of which only what is given is known, whatever the code falls back to", async () => {
    const source = `${get}const Bucket = process.env.UPLOADS ?? "fallback"
export const handler = async () => s3.send(new GetObjectCommand({ Bucket, Key: "a" }))`
    expect(await infer({ "a.ts": source }, "a.ts", { UPLOADS: "given=1" })).toEqual([
      "s3:GetObject arn:aws:s3:::given=1/a @ a.ts:5 handler",
    ])
    expect(await infer({ "a.ts": source.replace("??", "||") }, "a.ts", { UPLOADS: "" })).toEqual([
      "s3:GetObject arn:aws:s3:::fallback/a @ a.ts:5 handler",
    ])
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      "s3:GetObject arn:aws:s3:::*/a @ a.ts:5 handler",
      "POLICY_RESOURCE_UNKNOWN a.ts:5 GetObject: Bucket (Bucket) is not known: the environment variable UPLOADS is not given",
    ])
  })

  it("is a region that the client may name", async () => {
    const source = `import { SNSClient, PublishCommand } from "@aws-sdk/client-sns"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
const abroad = new DynamoDB({ region: "us-east-1" })
const home = new DynamoDB({ region: process.env.AWS_REGION })
export const handler = async () => {
  await abroad.getItem({ TableName: "a", Key: {} })
  await home.getItem({ TableName: "b", Key: {} })
}`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual([
      "dynamodb:GetItem arn:aws:dynamodb:R:A:table/b @ a.ts:7 handler",
      "dynamodb:GetItem arn:aws:dynamodb:us-east-1:A:table/a @ a.ts:6 handler",
    ])
  })

  it("is the region and the account it runs in", async () => {
    const source = `import { SNS } from "@aws-sdk/client-sns"
const arn = \`arn:aws:sns:\${process.env.AWS_REGION}:\${process.env.AWS_ACCOUNT_ID}:orders\`
export const handler = () => new SNS().publish({ TopicArn: arn, Message: "m" })`
    expect(await infer({ "a.ts": source }, "a.ts")).toEqual(["sns:Publish arn:aws:sns:R:A:orders @ a.ts:3 handler"])
  })
})

describe("what a warning says to do", () => {
  it("is to give the variable that would tell", async () => {
    const source = `${get}export const handler = () =>
  s3.send(new GetObjectCommand({ Bucket: \`\${process.env.STAGE}-uploads\`, Key: "a" }))`
    const [policy] = await inProject({ "a.ts": source }, (projectDir) =>
      inferHandlers({ projectDir, handlers: [{ file: "a.ts", exportName: "handler" }], environment: {} }),
    )
    expect(policy?.warnings).toEqual([
      expect.objectContaining({
        hint: "s3:GetObject is granted on arn:aws:s3:::*-uploads/a. Give the variable's value: --env STAGE=…",
      }),
    ])
  })
})

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
