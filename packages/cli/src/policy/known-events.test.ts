import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

const s3 = `import { S3Client, GetObjectCommand, CopyObjectCommand } from "@aws-sdk/client-s3"\nconst s3 = new S3Client({})`
const eventValues = [
  { path: "Records[].s3.bucket.name", value: "uploads" },
  { path: "Records[].eventSourceARN", value: "arn:aws:sqs:eu-west-1:1:jobs" },
  { path: "detail.table", value: { Ref: "TodosTable" } },
]

describe("what a trigger fixes in its event", () => {
  it.each([
    [
      "a loop",
      `for (const record of request.Records) await s3.send(new GetObjectCommand({ Bucket: record.s3.bucket.name, Key: "k" }))`,
    ],
    ["an index", `await s3.send(new GetObjectCommand({ Bucket: request.Records[0].s3.bucket.name, Key: "k" }))`],
    [
      "destructuring",
      `const { Records: [{ s3: { bucket: { name } } }] } = request; await s3.send(new GetObjectCommand({ Bucket: name, Key: "k" }))`,
    ],
    [
      "callbacks",
      `await Promise.all(request.Records.map(async ({ s3: { bucket } }: any) => s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: "k" }))))`,
    ],
    [
      "a template",
      "await s3.send(new GetObjectCommand({ Bucket: `${request.Records[0]!.s3.bucket.name}`, Key: 'k' }))",
    ],
    [
      "optional chaining",
      `await s3.send(new GetObjectCommand({ Bucket: request?.Records?.at(0)?.s3?.bucket?.name, Key: "k" }))`,
    ],
  ])("is known through %s", async (_name, body) => {
    expect(await inferGrants(appOf(s3, body), { eventValues })).toEqual(["s3:GetObject uploads/k"])
  })

  it("may be a declared resource", async () => {
    const body = `return client.send(new GetCommand({ TableName: request.detail.table, Key: {} }))`
    expect(await inferGrants(appOf("", body), { eventValues })).toEqual(["dynamodb:GetItem Todos"])
  })

  it("leaves everything else in the event unknown", async () => {
    const body = `return client.send(new GetCommand({ TableName: request.detail.other, Key: {} }))`
    expect(await inferGrants(appOf("", body), { eventValues })).toEqual([
      "dynamodb:GetItem table/*",
      expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .* it comes from the request$/),
    ])
  })
})
