import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { expect, onTestFinished, test, vi } from "vitest"
import type { AppModel } from "../../model/app-model.ts"
import type { AsyncInvocation } from "../../model/async-invocation.ts"
import { functionModel } from "../../../test/local/serve-functions.ts"
import { appModel } from "../../../test/kinds/app-model.ts"
import type { ServiceOptions } from "../services/embedded-service.ts"
import type { LocalService } from "../../model/local-emulator.ts"
import { startS3 } from "../s3/start-s3.ts"
import { startLambda } from "./start-lambda.ts"

type Run = (event: unknown) => InvokeOutcome | Promise<InvokeOutcome>

async function lambdaOf(
  run: Run,
  asyncInvocation: AsyncInvocation = {},
  services: Readonly<Record<string, LocalService>> = {},
) {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-lambda-"))
  let app: AppModel = { ...appModel("shop"), functions: [functionModel("Charge", { asyncInvocation })] }
  const warn = vi.fn<(message: string) => void>()
  const events: unknown[] = []
  const requestIds: unknown[] = []
  const sent: unknown[] = []
  const options: ServiceOptions = {
    ...{ directory, region: "us-east-1", accountId: "000000000000" },
    warn,
    functions: {
      app: async () => app,
      valueOf: async (variable) => (variable === "FAILED_QUEUE_ARN" ? queueArn : undefined),
      invoke: async (_functionId, event, requestId) => {
        events.push(event)
        requestIds.push(requestId)
        return run(event)
      },
    },
    service: async (name) =>
      services[name] ?? {
        endpoint: "http://127.0.0.1:1",
        call: async (operation, input) => sent.push([name, operation, input]),
      },
  }
  let lambda = await startLambda(options)
  onTestFinished(async () => {
    await lambda.close()
    await rm(directory, { recursive: true })
  })
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  return {
    events,
    requestIds,
    sent,
    send(input: ConstructorParameters<typeof InvokeCommand>[0]) {
      const { endpoint } = lambda
      const client = new LambdaClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 })
      return client.send(new InvokeCommand(input)).finally(() => client.destroy())
    },
    warn,
    async restart(functions: AppModel["functions"] = app.functions) {
      await lambda.close()
      app = { ...app, functions }
      lambda = await startLambda(options)
    },
  }
}

const failure: InvokeOutcome = { ok: false, error: "unhandled", errorType: "TypeError", message: "no card" }
const queueArn = "arn:aws:sqs:us-east-1:000000000000:failed"
const location = { file: "src/app.ts", line: 1 }
const arn = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Charge"

test.each(["shop-dev-Charge", arn, `${arn}:$LATEST`, "000000000000:function:shop-dev-Charge"])(
  "a function is invoked by its name %s",
  async (FunctionName) => {
    const { send, events } = await lambdaOf(() => ({ ok: true, payload: { charged: true } }))
    const answer = await send({ FunctionName, Payload: '{"amount":1}' })
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" })
    expect(answer.FunctionError).toBeUndefined()
    expect(answer.Payload?.transformToString()).toBe('{"charged":true}')
    expect(events).toEqual([{ amount: 1 }])
  },
)

test("a function that fails has answered", async () => {
  const { send } = await lambdaOf(() => failure)
  const answer = await send({ FunctionName: "shop-dev-Charge" })
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" })
  expect(answer.Payload?.transformToString()).toBe('{"errorType":"TypeError","errorMessage":"no card"}')
})

test("a function that has no instance to spare is throttled", async () => {
  const { send } = await lambdaOf(() => ({ ok: false, error: "throttled", message: "Rate Exceeded." }))
  await expect(send({ FunctionName: "shop-dev-Charge" })).rejects.toMatchObject({
    ...{ name: "TooManyRequestsException", message: "Rate Exceeded.", Type: "User" },
    Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
    $metadata: { httpStatusCode: 429 },
  })
})

test("a dry run invokes nothing, and what is not there is said by name", async () => {
  const { send, events } = await lambdaOf(() => failure)
  expect(await send({ FunctionName: "shop-dev-Charge", InvocationType: "DryRun" })).toMatchObject({ StatusCode: 204 })
  expect(events).toEqual([])
  const missing = "Function not found: arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Refund"
  await expect(send({ FunctionName: "shop-dev-Refund" })).rejects.toMatchObject({
    ...{ name: "ResourceNotFoundException", message: missing },
    $metadata: { httpStatusCode: 404 },
  })
})

test("an asynchronous invocation is tried again as often as the function says, under the id that the caller knows", async () => {
  const { send, events, requestIds } = await lambdaOf(() => failure, { retries: 1 })
  const answer = await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })
  expect(answer.StatusCode).toBe(202)
  await expect.poll(() => events).toHaveLength(2)
  expect(requestIds).toEqual([answer.$metadata.requestId, answer.$metadata.requestId])
})

test("an answer that Lambda does not carry is a failure", async () => {
  const { send } = await lambdaOf(() => ({ ok: true, payload: "x".repeat(6_291_555) }))
  const answer = await send({ FunctionName: "shop-dev-Charge" })
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" })
  expect(JSON.parse(answer.Payload?.transformToString() ?? "")).toEqual({
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
  })
})

test("an event that ran when the server ended is run again when it starts", async () => {
  let hangs = true
  const hanging = new Promise<InvokeOutcome>(() => {})
  const { send, events, restart } = await lambdaOf(() => (hangs ? hanging : { ok: true, payload: null }))
  await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })
  await expect.poll(() => events).toHaveLength(1)
  hangs = false
  await restart()
  await expect.poll(() => events).toEqual([{ amount: 1 }, { amount: 1 }])
  await restart()
  expect(events).toHaveLength(2)
})

test("an event for a function that the app no longer has is dropped, which is said once", async () => {
  const { send, events, sent, warn, restart } = await lambdaOf(() => new Promise<InvokeOutcome>(() => {}))
  await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })
  await expect.poll(() => events).toHaveLength(1)
  await restart([])
  const text = "The app has no function Charge any more; an event that waited for it is dropped"
  await expect.poll(() => warn.mock.calls).toEqual([[text]])
  await restart()
  expect([warn.mock.calls.length, events.length, sent]).toEqual([1, 1, []])
})

test("a record of what failed is an object of the bucket that the function names", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-s3-"))
  const service = () => Promise.reject(new Error("nobody is told"))
  const s3 = await startS3({ directory, region: "us-east-1", accountId: "000000000000", service })
  onTestFinished(async () => {
    await s3.close()
    await rm(directory, { recursive: true })
  })
  await s3.call("EnsureBucket", { Bucket: "failed" })
  const onFailure = { service: "s3", arn: "arn:aws:s3:::failed", location } as const
  const { send } = await lambdaOf(() => failure, { retries: 0, onFailure }, { s3 })
  await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })

  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const client = new S3Client({ endpoint: s3.endpoint, region: "us-east-1", credentials, forcePathStyle: true })
  onTestFinished(() => client.destroy())
  const list = async () => (await client.send(new ListObjectsV2Command({ Bucket: "failed" }))).Contents ?? []
  await expect.poll(list).toHaveLength(1)
  const [{ Key } = {}] = await list()
  expect(Key).toMatch(/^aws\/lambda\/async\/shop-dev-Charge\/\d{4}\/\d\d\/\d\d\/[\dT.-]+-[\da-f-]{36}$/)
  const { Body } = await client.send(new GetObjectCommand({ Bucket: "failed", Key }))
  expect(JSON.parse((await Body?.transformToString()) ?? "")).toMatchObject({
    requestContext: { condition: "RetriesExhausted" },
    requestPayload: { amount: 1 },
  })
})

test("what fails too often goes to the function's destinations, as records and as dead letters", async () => {
  const onFailure = { service: "sqs", arn: "", resource: { kind: "queue", id: "Failed" }, location } as const
  const deadLetterQueue = { service: "sns", arn: "arn:aws:sns:us-east-1:000000000000:alarms", location } as const
  const { send, sent } = await lambdaOf(() => failure, { retries: 0, onFailure, deadLetterQueue })
  await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })
  await expect.poll(() => sent).toHaveLength(2)
  const [[, , { MessageBody, ...toQueue }], toTopic] = sent as [[string, string, { MessageBody: string }], unknown]
  expect(toQueue).toEqual({ QueueUrl: "http://127.0.0.1:1/000000000000/failed" })
  expect(JSON.parse(MessageBody)).toEqual({
    version: "1.0",
    timestamp: expect.stringMatching(/^20.*Z$/),
    requestContext: {
      requestId: expect.any(String),
      functionArn: `${arn}:$LATEST`,
      condition: "RetriesExhausted",
      approximateInvokeCount: 1,
    },
    requestPayload: { amount: 1 },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: { errorType: "TypeError", errorMessage: "no card" },
  })
  expect(toTopic).toEqual([
    "sns",
    "Publish",
    {
      TopicArn: "arn:aws:sns:us-east-1:000000000000:alarms",
      Message: '{"amount":1}',
      MessageAttributes: {
        RequestID: { DataType: "String", StringValue: expect.any(String) },
        ErrorCode: { DataType: "Number", StringValue: "200" },
        ErrorMessage: { DataType: "String", StringValue: "no card" },
      },
    },
  ])
})

test("what succeeds goes to the destination for that, once", async () => {
  const onSuccess = { service: "events", arn: "arn:aws:events:us-east-1:000000000000:event-bus/app", location } as const
  const { send, sent } = await lambdaOf(() => ({ ok: true, payload: "charged" }), { onSuccess })
  await send({ FunctionName: "shop-dev-Charge", InvocationType: "Event", Payload: '{"amount":1}' })
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent).toMatchObject([
    [
      "events",
      "PutEvents",
      {
        Entries: [
          {
            Source: "lambda",
            DetailType: "Lambda Function Invocation Result - Success",
            Resources: [onSuccess.arn, `${arn}:$LATEST`],
            EventBusName: onSuccess.arn,
          },
        ],
      },
    ],
  ])
})
