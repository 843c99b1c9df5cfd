import { describe, expect, it } from "vitest"
import { inferInstalled, inferInstalledGrants } from "./infer-installed.ts"

const code = (core: string, ssm: string) => `
  import middy from "${core}"
  import ssm from "${ssm}"
  import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
  const client = new DynamoDBClient({})
  const read = (TableName: string) => client.send(new GetItemCommand({ TableName, Key: {} }))
  const lambda = async () => read("handled")
  export const handler = middy()
    .use(ssm({ fetchData: { limit: "/app/limit", all: "/app/all/" }, setToContext: true }))
    .use([{ before: async () => { await read("before") } }, { onError: () => read("failed") }])
    .after(() => read("after"))
    .handler(lambda)`

const expected = [
  "dynamodb:GetItem table/after",
  "dynamodb:GetItem table/before",
  "dynamodb:GetItem table/failed",
  "dynamodb:GetItem table/handled",
  "ssm:GetParameters parameter/app/limit",
  "ssm:GetParametersByPath parameter/app/all/",
]

describe("middy", () => {
  it("runs its middleware and its handler, in version 6", () =>
    expect(inferInstalledGrants(code("@middy/core", "@middy/ssm"))).resolves.toEqual(expected))

  it("is read itself where its package goes by another name, in versions 5 and 7", async () => {
    for (const core of ["middy-core-5", "middy-core-7"]) {
      const { grants } = await inferInstalled(code(core, "@middy/ssm"))
      expect(grants).toEqual(expect.arrayContaining(["dynamodb:GetItem table/handled"]))
    }
  })

  it("keeps two handlers of one module apart", () =>
    expect(
      inferInstalledGrants(`
        import middy from "@middy/core"
        import secretsManager from "@middy/secrets-manager"
        export const other = middy().use(secretsManager({ fetchData: { key: "others" } })).handler(async () => {})
        export const handler = middy().use(secretsManager({ fetchData: { key: "mine" } })).handler(async () => {})`),
    ).resolves.toEqual(["secretsmanager:GetSecretValue secret:mine-??????"]))

  it("has the line that adds a middleware as evidence", async () => {
    const { evidence } = await inferInstalled(`
import middy from "@middy/core"
import secretsManager from "@middy/secrets-manager"
export const handler = middy(async () => {})
  .use(secretsManager({ fetchData: { key: "mine" } }))`)
    expect(evidence).toEqual(["secretsmanager:GetSecretValue secret:mine-?????? @ src/x.ts:5 secretsManager"])
  })

  it("assumes roles, answers for S3 and reports failures of a batch", () =>
    expect(
      inferInstalledGrants(`
        import middy from "@middy/core"
        import sts from "@middy/sts"
        import batch from "@middy/sqs-partial-batch-failure"
        import normalize from "@middy/event-normalizer"
        export const handler = middy(async () => {})
          .use(sts({ fetchData: { role: { RoleArn: "arn:aws:iam::123456789012:role/reader", RoleSessionName: "x" } } }))
          .use(batch())
          .use(normalize())`),
    ).resolves.toEqual(["sts:AssumeRole arn:aws:iam::123456789012:role/reader"]))

  it("reads items, objects and configurations for the handler", () =>
    expect(
      inferInstalledGrants(`
        import middy from "@middy/core"
        import dynamodb from "@middy/dynamodb"
        import s3 from "@middy/s3"
        export const handler = middy(async () => {})
          .use(dynamodb({ fetchData: { config: { TableName: "configs", Key: {} } } }))
          .use(s3({ fetchData: { rules: { Bucket: "rules", Key: "all.json" } } }))`),
    ).resolves.toEqual(["dynamodb:GetItem table/configs", "s3:GetObject rules/all.json"]))
})
