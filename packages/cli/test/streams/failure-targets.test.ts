import type { DataStreamDeclaration, Declaration } from "@tsapi/framework/internal"
import { beforeEach, describe, expect, it } from "vitest"
import type { UserError } from "../../src/errors/user-error.ts"
import { referencesOf } from "../../src/kinds/all-references.ts"
import { kinds } from "../../src/kinds/index.ts"
import { localFailureSender } from "../../src/kinds/streams/local-failure-sender.ts"
import type { AppModel } from "../../src/model/app-model.ts"
import type { LocalEmulator } from "../../src/model/local-emulator.ts"
import type { Located } from "../../src/model/kind.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"
import { app as declaredApp, config } from "../kinds/fixtures.ts"
import { onStream, stream } from "../kinds/declared/streams.ts"
import { recordingServices } from "../local/recording-services.ts"

type Target = DataStreamDeclaration["onFailure"] & {}

const location = { file: "src/lost.ts", line: 2 }
const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/2"
const targets: readonly Located<Declaration & { readonly id: string }>[] = [
  { kind: "queue", id: "Lost", location },
  { kind: "queue", id: "LostKept", encryption: { kmsKeyArn }, location },
  { kind: "queue", id: "Ordered", fifo: true, location },
  { kind: "queue", id: "Elsewhere", existing: { arn: "arn:aws:sqs:us-east-1:123456789012:x.fifo" }, location },
  { kind: "topic", id: "News", location },
  { kind: "topic", id: "OrderedNews", fifo: true, location },
  { kind: "bucket", id: "Files", encryption: { kmsKeyArn }, location },
  { kind: "bucket", id: "OldFiles", existing: { name: "acme.fifo" }, location },
].map((each) => each as Located<Declaration & { readonly id: string }>)

function build(onFailure: Target) {
  const declarations = [declaredApp, stream, { ...onStream, onFailure }, ...targets]
  const errors: UserError[] = []
  const context = { config, app: declaredApp, declarations, report: (error: UserError) => void errors.push(error) }
  const declared = Object.entries(kinds).flatMap(
    ([name, kind]) =>
      kind.toModel(
        declarations.filter((each) => each.kind === name),
        context,
      ).models,
  )
  const app: AppModel = { ...fixtureApp, declared }
  const references = referencesOf(declared, [])
  const refs = { app, references, retainState: false, functionArn: () => "arn:function" }
  const models = declared.filter(({ kind }) => kind === "onStream")
  return {
    messages: errors.map(({ message }) => message),
    mapping: () => Object.values(kinds["onStream"]?.toResources?.(models, refs).resources ?? {})[0],
    grants: () =>
      (kinds["onStream"]?.toGrants?.(models, "ViewCounterCount", refs) ?? []).filter(({ evidence }) =>
        evidence.some(({ chain }) => chain.includes("onFailure")),
      ),
  }
}

const stack = { Stack: { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] } }
const filesArn = { "Fn::Sub": ["arn:${AWS::Partition}:s3:::files-${Stack}", stack] }
const evidence = [{ file: "src/view-counter.ts", line: 5, chain: ["@onStream of ViewCounter.count", "onFailure"] }]
const ofKey = (service: string) =>
  ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({
    ...{ action, resource: kmsKeyArn, evidence },
    condition: { StringEquals: { "kms:ViaService": { "Fn::Sub": `${service}.\${AWS::Region}.amazonaws.com` } } },
  }))

describe("what is told of records that are given up", () => {
  it("may be a queue, whose dead-letter queue is one too", () => {
    const arn = { "Fn::GetAtt": ["LostQueue", "Arn"] }
    const { mapping, grants } = build({ kind: "queue", id: "Lost" })
    expect(mapping()?.Properties?.["DestinationConfig"]).toEqual({ OnFailure: { Destination: arn } })
    expect(mapping()).not.toHaveProperty("DependsOn")
    expect(grants()).toEqual([{ action: "sqs:SendMessage", resource: arn, evidence }])
    expect(build({ kind: "queue", id: "LostDeadLetters" }).mapping()?.Properties?.["DestinationConfig"]).toEqual({
      OnFailure: { Destination: { "Fn::GetAtt": ["LostDeadLettersQueue", "Arn"] } },
    })
    expect(build({ kind: "queue", id: "LostKept" }).grants().slice(1)).toEqual(ofKey("sqs"))
  })

  it("may be a topic", () => {
    const { mapping, grants } = build({ kind: "topic", id: "News" })
    expect(mapping()?.Properties?.["DestinationConfig"]).toEqual({ OnFailure: { Destination: { Ref: "NewsTopic" } } })
    expect(grants()).toEqual([{ action: "sns:Publish", resource: { Ref: "NewsTopic" }, evidence }])
  })

  it("may be a bucket, which has to exist before the mapping", () => {
    const { mapping, grants } = build({ kind: "bucket", id: "Files" })
    expect(mapping()?.Properties?.["DestinationConfig"]).toEqual({ OnFailure: { Destination: filesArn } })
    expect(mapping()?.DependsOn).toEqual(["FilesBucket"])
    expect(grants()).toEqual([
      { action: "s3:ListBucket", resource: filesArn, evidence },
      { action: "s3:PutObject", resource: { "Fn::Join": ["", [filesArn, "/*"]] }, evidence },
      ...ofKey("s3"),
    ])
    expect(build({ kind: "bucket", id: "OldFiles" }).mapping()).not.toHaveProperty("DependsOn")
  })

  it.each([
    [{ kind: "queue", id: "Gone" }, 'the app has no queue "Gone" for onFailure'],
    [{ kind: "queue", id: "Ordered" }, 'onFailure is the FIFO queue "Ordered"'],
    [{ kind: "queue", id: "Elsewhere" }, 'onFailure is the FIFO queue "Elsewhere"'],
    [{ kind: "topic", id: "OrderedNews" }, 'onFailure is the FIFO topic "OrderedNews"'],
    [{ kind: "eventBus", id: "Studio" }, 'onFailure is the eventBus "Studio"'],
  ])("is not %o", (target, message) => {
    expect(build(target).messages).toEqual([`@onStream of ViewCounter.count: ${message}`])
  })
})

describe("under tsapi local", () => {
  const services = recordingServices()
  beforeEach(() => services.clear())
  const arns: Readonly<Record<string, string>> = {
    LOST_QUEUE_ARN: "arn:aws:sqs:us-east-1:000000000000:shop-dev-Lost",
    NEWS_TOPIC_ARN: "arn:aws:sns:us-east-1:000000000000:shop-dev-News",
    FILES_BUCKET_ARN: "arn:aws:s3:::shop-dev-files",
  }
  const emulator: LocalEmulator = {
    ...{ app: fixtureApp, region: "us-east-1", accountId: "000000000000", service: services.service },
    ...{ valueOf: (variable) => arns[variable], serveApi() {}, serveWebSocket() {}, holdsData: () => false },
  }
  const tell = (target: Target) =>
    localFailureSender(
      target,
      "ViewCounterCount",
      emulator,
    )({ shardId: "shard-1", record: { version: "1.0" }, event: { Records: [{ a: 1 }] }, now: 1_700_000_000_123 })

  it("a queue and a topic are told where the records are", async () => {
    await tell({ kind: "queue", id: "Lost" })
    await tell({ kind: "topic", id: "News" })
    const QueueUrl = "http://127.0.0.1/sqs/000000000000/shop-dev-Lost"
    expect(services.calls).toEqual([
      { service: "sqs", operation: "SendMessage", input: { QueueUrl, MessageBody: '{"version":"1.0"}' } },
      {
        ...{ service: "sns", operation: "Publish" },
        input: { TopicArn: arns["NEWS_TOPIC_ARN"], Message: '{"version":"1.0"}' },
      },
    ])
  })

  it("a bucket is told the records too, under the name that Lambda gives them", async () => {
    await tell({ kind: "bucket", id: "Files" })
    await tell({ kind: "bucket", id: "Files" })
    const [first, second] = services.inputsOf("s3")
    expect(first).toEqual({
      Bucket: "shop-dev-files",
      Key: expect.stringMatching(
        /^aws\/lambda\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/shard-1\/2023\/11\/14\/2023-11-14T22\.13\.20-[0-9a-f-]{36}$/,
      ),
      Body: JSON.stringify({ version: "1.0", payload: '{"Records":[{"a":1}]}' }),
    })
    expect(String(second?.["Key"]).slice(0, 48)).toBe(String(first?.["Key"]).slice(0, 48))
    expect(second?.["Key"]).not.toBe(first?.["Key"])
  })

  it("fails where the target refuses, so that the shard waits", async () => {
    services.errors.set("sns", new Error("The topic is gone"))
    await expect(tell({ kind: "topic", id: "News" })).rejects.toThrow("The topic is gone")
  })
})
