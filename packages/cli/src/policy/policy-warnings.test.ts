import { describe, expect, it } from "vitest"
import { appOf, inferGrants, infer } from "../../test/policy/one-module-app.ts"

async function warned(declarations: string, body: string) {
  const { grants, warnings } = await infer(appOf(declarations, body))
  return { grants, warnings: warnings.map((text) => text.replace(/ .*/, "")) }
}

describe("what cannot be decided", () => {
  it("is granted on every table of the account, with a warning that names the line, the parameter and the reason", async () => {
    expect(
      await infer(appOf("", `return client.send(new GetCommand({ TableName: request.params.table, Key: {} }))`)),
    ).toMatchObject({
      grants: ["dynamodb:GetItem table/*"],
      warnings: [
        "POLICY_RESOURCE_UNKNOWN src/app.ts:12 GetItem: TableName (request.params.table) is not known: it comes from the request",
      ],
    })
  })

  it("keeps the known part of a name", async () => {
    expect(
      await infer(
        appOf("", `return client.send(new GetCommand({ TableName: "tenant-" + request.params.id, Key: {} }))`),
      ),
    ).toMatchObject({
      grants: ["dynamodb:GetItem table/tenant-*"],
      warnings: [expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN src\/app\.ts:12 /)],
    })
  })

  it("names the environment variable that the function lacks", async () => {
    const { warnings } = await infer(
      appOf("", `return client.send(new GetCommand({ TableName: process.env.MISSING, Key: {} }))`),
    )
    expect(warnings).toEqual([
      "POLICY_RESOURCE_UNKNOWN src/app.ts:12 GetItem: TableName (process.env.MISSING) is not known: the function has no environment variable MISSING",
    ])
  })

  it("is an operation that the tables lack", async () => {
    const files = {
      ...appOf(
        `import { NewThingCommand } from "@aws-sdk/client-sqs"`,
        `return client.send(new NewThingCommand({}) as never)`,
      ),
      "node_modules/@aws-sdk/client-sqs/package.json": `{ "name": "@aws-sdk/client-sqs" }`,
      "node_modules/@aws-sdk/client-sqs/dist-cjs/index.js": "exports.NewThingCommand = NewThingCommand;",
    }
    expect(await infer(files)).toMatchObject({
      grants: [],
      warnings: ["POLICY_OPERATION_UNKNOWN src/app.ts:12 No IAM action is known for NewThing"],
    })
  })

  it("is a service that the tables lack", async () => {
    const files = {
      ...appOf(
        `import { GetThingCommand } from "@aws-sdk/client-unheard-of"`,
        `return client.send(new GetThingCommand({}) as never)`,
      ),
      "node_modules/@aws-sdk/client-unheard-of/package.json": `{ "name": "@aws-sdk/client-unheard-of" }`,
      "node_modules/@aws-sdk/client-unheard-of/dist-cjs/index.js": "exports.GetThingCommand = GetThingCommand;",
    }
    expect((await infer(files)).warnings).toEqual([
      "POLICY_OPERATION_UNKNOWN src/app.ts:12 The service of @aws-sdk/client-unheard-of is not in tsapi's tables",
    ])
  })

  it("is an input from elsewhere", async () => {
    const { grants, warnings } = await warned("", `return client.send(new GetCommand(request.body))`)
    expect({ grants, warnings }).toEqual({
      grants: ["dynamodb:GetItem table/*"],
      warnings: ["POLICY_RESOURCE_UNKNOWN"],
    })
  })

  it("is an optional parameter that an object from elsewhere may bring", async () => {
    const { grants, warnings } = await warned(
      `import { S3, type PutObjectCommandInput } from "@aws-sdk/client-s3"`,
      `return new S3({}).putObject({ ...request.body, Bucket: "b", Key: "k" })`,
    )
    expect({ grants, warnings }).toEqual({ grants: ["s3:PutObject b/k"], warnings: ["POLICY_INPUT_UNKNOWN"] })
  })

  it("is a command's class in the hands of a package", async () => {
    const { grants, warnings } = await warned(
      `import { sendAll } from "batches"`,
      `return sendAll(client, GetCommand, [{ TableName: "a", Key: {} }])`,
    )
    expect({ grants, warnings }).toEqual({
      grants: ["dynamodb:GetItem table/*"],
      warnings: ["POLICY_MODULE_MISSING", "POLICY_PACKAGE_UNKNOWN", "POLICY_RESOURCE_UNKNOWN"],
    })
  })

  it("is a method chosen at run time", async () => {
    const { warnings } = await warned("", `const db: any = new DynamoDB({}); return db[request.params.method]({})`)
    expect(warnings).toEqual(["POLICY_CODE_OPAQUE"])
  })

  it("is a command chosen at run time", async () => {
    const { warnings } = await warned(
      `declare const require: any`,
      `const sdk = require("@aws-sdk/client-dynamodb"); return client.send(new sdk[request.params.name]({}))`,
    )
    expect(warnings).toEqual(["POLICY_CODE_OPAQUE"])
  })

  it.each([
    ["eval", `return eval(request.body)`],
    ["a new Function", `return new Function(request.body)()`],
    ["a computed require", `return (require as any)(request.body)`],
    ["a computed import", `return import(request.body)`],
  ])("is %s", async (_name, body) => {
    const { warnings } = await warned("declare const require: unknown", body)
    expect(warnings).toEqual(["POLICY_CODE_OPAQUE"])
  })

  it("is version 2 of the SDK", async () => {
    const { warnings } = await warned(
      `import AWS from "aws-sdk"`,
      `return new AWS.DynamoDB().getItem({ TableName: "a", Key: {} }).promise()`,
    )
    expect(new Set(warnings)).toEqual(new Set(["POLICY_SDK_UNSUPPORTED"]))
  })

  it("is a client that a container outside the app provides", async () => {
    const { grants, warnings } = await warned(
      `class Store { db!: DynamoDBDocument; read() { return this.db.get({ TableName: "a", Key: {} }) } }
       export const used = DynamoDBDocument.from(new DynamoDBClient({}))`,
      `return new Store().read()`,
    )
    expect({ grants, warnings }).toEqual({
      grants: ["dynamodb:GetItem table/a"],
      warnings: ["POLICY_RECEIVER_UNKNOWN"],
    })
  })

  it("is refused for far-reaching actions", async () => {
    const files = appOf(
      `import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts"`,
      `return new STSClient({}).send(new AssumeRoleCommand({ RoleArn: request.body.role, RoleSessionName: "x" }))`,
    )
    expect(await infer(files)).toMatchObject({
      grants: [],
      warnings: [expect.stringMatching(/^POLICY_RESOURCE_DANGEROUS src\/app\.ts:12 AssumeRole: RoleArn/)],
    })
  })

  it("is not a client that an instrumenting package hands back", () =>
    expect(
      inferGrants(
        appOf(
          `import { captureAWSv3Client } from "aws-xray-sdk-core"\nconst traced = captureAWSv3Client(DynamoDBDocument.from(new DynamoDBClient({})))`,
          `return traced.get({ TableName: "a", Key: {} })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("does not stop the analysis of code with too many paths", async () => {
    const steps = Array.from(
      { length: 14 },
      (_, i) => `const f${i} = (a: string, n: string): any => f${i + 1}(a + n, n) ?? f${i + 1}(n + a, a)`,
    )
    const { grants, warnings } = await warned(
      `${steps.join("\n")}\nconst f14 = (a: string, n: string) => client.send(new GetCommand({ TableName: a, Key: { n } }))`,
      `return f0("x", "y")`,
    )
    expect(grants.every((grant) => grant.startsWith("dynamodb:GetItem table/"))).toBe(true)
    expect(grants.length).toBeGreaterThan(0)
    expect(warnings.length).toBeGreaterThan(0)
  })
})
