import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis"
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs"
import { WebSocketConnections } from "@tsapi/framework/emulator"
import { expect, onTestFinished, test } from "vitest"
import { StandIns } from "../../src/local/stand-ins.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"

const idle = new Promise<never>(() => {})

async function standInsOf(shell: Readonly<Record<string, string>> = {}) {
  const stateDir = await mkdtemp(path.join(tmpdir(), "tsapi-lazy-"))
  const functions = { app: async () => fixtureApp, valueOf: async () => undefined, invoke: () => idle }
  const standIns = new StandIns({
    ...{ region: "us-east-1", accountId: "000000000000", stateDir, fresh: false, functions, shell },
    connections: new WebSocketConnections(),
  })
  onTestFinished(async () => {
    await standIns.close()
    await rm(stateDir, { recursive: true })
  })
  return standIns
}

const settings = (endpoint: string | undefined) => ({
  ...{ endpoint: endpoint ?? "none", region: "us-east-1", maxAttempts: 1 },
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
})

test("a service that only code uses is started by the first call to it", async () => {
  const standIns = await standInsOf()
  const before = await standIns.environment()
  expect(standIns.endpoints()).toEqual({})
  const sqs = new SQSClient(settings(before["AWS_ENDPOINT_URL_SQS"]))
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "jobs" }))
  expect((await sqs.send(new ListQueuesCommand())).QueueUrls).toEqual([QueueUrl])
  expect(Object.keys(standIns.endpoints())).toEqual(["sqs"])
  // Its client speaks HTTP/2.
  const kinesis = new KinesisClient(settings(before["AWS_ENDPOINT_URL_KINESIS"]))
  await kinesis.send(new CreateStreamCommand({ StreamName: "clicks", ShardCount: 1 }))
  const { sqs: endpoint } = standIns.endpoints()
  expect(await standIns.environment()).toMatchObject({ AWS_ENDPOINT_URL_SQS: endpoint })
  sqs.destroy()
  kinesis.destroy()
})

test("what the developer points at is never started here", async () => {
  const one = await standInsOf({ AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9" })
  expect(await one.environment()).toMatchObject({
    AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9",
    AWS_ENDPOINT_URL_SNS: expect.stringContaining("http://127.0.0.1:"),
  })
  const all = await standInsOf({ AWS_ENDPOINT_URL: "http://127.0.0.1:9" })
  expect(await all.environment()).toEqual({ AWS_ENDPOINT_URL: "http://127.0.0.1:9" })
})
