import { expect, test } from "vitest"
import type { KindName } from "@tsapi/framework/internal"
import { kinds } from "../../src/kinds/index.ts"
import type { SampleContext } from "../../src/model/sample-event.ts"
import { deviate, shapeOf } from "../standins/shape-of.ts"
import { functionModel } from "../local/serve-functions.ts"
import { fixtureApp, modelOf } from "./fixture-app.ts"
import { fixtures } from "./fixtures.ts"

const context: SampleContext = { app: fixtureApp, region: "us-east-1", accountId: "123456789012", data: undefined }

async function sampleOf(name: KindName, options: Partial<SampleContext> = {}) {
  const { models, functions } = modelOf(name)
  const [first] = functions
  return kinds[name]?.toSampleEvent?.(models, first?.id ?? "", { ...context, ...options })
}

// What the fixtures' tables and buckets have otherwise than those of AWS's samples.
const versioned = { "Records[].s3.object.versionId": "text" }
const keys = (image: string) => ({
  [`Records[].dynamodb.${image}.Id.N`]: null,
  [`Records[].dynamodb.${image}.owner.S`]: "text",
  [`Records[].dynamodb.${image}.takenAt.N`]: "text",
})
const changes = {
  ...{ ...keys("Keys"), ...keys("NewImage") },
  "Records[].dynamodb.ApproximateCreationDateTime": "number",
  "Records[].dynamodb.OldImage.Id.N": null,
  "Records[].dynamodb.OldImage.Message.S": null,
}

test.each<[KindName, Readonly<Record<string, string | null>>]>([
  ["onTopic", {}],
  ["onBucket", { ...versioned, "Records[].s3.configurationId": "text" }],
  ["onTableStream", changes],
  ["onStream", {}],
  ["onLog", {}],
])("the sample of %s looks as AWS documents it", async (name, differences) => {
  const documented = shapeOf(fixtures[name].event)
  expect(shapeOf(await sampleOf(name))).toEqual(deviate(documented, differences))
})

test("the sample of a handshake has what API Gateway sends", async () => {
  expect(await sampleOf("webSocket")).toMatchObject({
    requestContext: { routeKey: "$connect", eventType: "CONNECT", connectionId: expect.any(String) },
    headers: { "User-Agent": "Mozilla/5.0" },
    isBase64Encoded: false,
  })
  await expect(sampleOf("webSocket", { data: "hello" })).rejects.toThrow("No method of AlbumSocket takes that message")
})

test("a sample carries the data in the trigger's own form", async () => {
  expect(await sampleOf("onTopic", { data: "hi" })).toHaveProperty("Records.0.Sns.Message", "hi")
  expect(await sampleOf("onBucket", { data: "a b.jpg" })).toHaveProperty("Records.0.s3.object.key", "a+b.jpg")
  expect(await sampleOf("onStream", { data: "hi" })).toHaveProperty("Records.0.kinesis.data", "aGk=")
  const item = { owner: "ada", takenAt: 1, tags: ["a", null, true], place: { name: "home" } }
  expect(await sampleOf("onTableStream", { data: JSON.stringify(item) })).toMatchObject({
    Records: [
      {
        dynamodb: {
          Keys: { owner: { S: "ada" }, takenAt: { N: "1" } },
          NewImage: {
            tags: { L: [{ S: "a" }, { NULL: true }, { BOOL: true }] },
            place: { M: { name: { S: "home" } } },
          },
        },
      },
    ],
  })
})

test.each([
  ["[1]", "The data is no item"],
  ['{"owner": "ada"}', "The item has no takenAt that is a number, which the keys of PhotoAlbums ask for"],
  ['{"owner": "ada", "takenAt": "1"}', "The item has no takenAt that is a number"],
])("what is no item of the table is refused: %s", async (data, message) => {
  await expect(sampleOf("onTableStream", { data })).rejects.toThrow(message)
})

test.each<[KindName, string, string]>([
  ["onEvent", "5", "The detail of an event is a JSON object"],
  ["onEvent", "[]", "The detail of an event is a JSON object"],
  ["onEvent", "text", "The detail of an event is a JSON object"],
  ["onBucket", "", "The key of an object has at least one character"],
  ["onQueue", "", "The body of a message has at least one character"],
  ["onTopic", "", "The text of a message has at least one character"],
  ["onLog", "", "A line has at least one character"],
])("what AWS does not carry is refused: %s %j", async (name, data, message) => {
  await expect(sampleOf(name, { data })).rejects.toMatchObject({ code: "EVENT_INVALID", message })
})

test("a method that has a URL gets a request to it, and data as it is", async () => {
  const { models, functions } = modelOf("lambda")
  const [id = ""] = functions.map((each) => each.id)
  const sample = (auth: "iam" | "none", data?: string): unknown => {
    const app = { ...fixtureApp, functions: [functionModel(id, { url: { auth, isStreamed: false } })] }
    return kinds.lambda?.toSampleEvent?.(models, id, { ...context, app, data })
  }
  expect(await sample("none")).toMatchObject({
    ...{ version: "2.0", rawPath: "/", isBase64Encoded: false },
    requestContext: { accountId: "anonymous", http: { method: "GET", path: "/" } },
  })
  expect(await sample("iam")).toMatchObject({
    requestContext: { authorizer: { iam: { userArn: "arn:aws:iam::123456789012:user/sample" } } },
  })
  expect(await sample("iam", "5")).toBe(5)
})
