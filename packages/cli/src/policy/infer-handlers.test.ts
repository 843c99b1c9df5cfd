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

  it.each(["exports", "module.exports"])("calls what %s holds by its name", async (name) => {
    const lib = `${common}${name}.find = async (key) => load(key)`
    const files = {
      "lib.js": lib,
      "a.js": `const { find } = require("./lib")\nexports.handler = async (e) => find(e.key)`,
    }
    expect(await infer(files, "a.js")).toEqual(loaded("lib.js:3", "handler > find > load"))
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

describe("what to do about code that cannot be read", () => {
  it("is not to declare something, where there is no app to declare it in", async () => {
    const files = { "a.mjs": `export const handler = (event) => eval(event.code)` }
    const hints = await inProject(files, async (projectDir) => {
      const handlers = [{ file: "a.mjs", exportName: "handler" }]
      const [policy] = await inferHandlers({ projectDir, handlers, environment: {} })
      return policy?.warnings.map(({ hint }) => hint)
    })
    expect(hints).toEqual([
      "Write the code itself, so that the calls in it can be found. Or add what is needed to the role by hand.",
    ])
  })
})
