import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis"
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs"
import { WebSocketConnections } from "@tsapi/framework/emulator"
import { expect, onTestFinished, test, vi } from "vitest"
import { StandIns, type StandInOptions } from "../../src/local/stand-ins.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"

const idle = new Promise<never>(() => {})

async function standInsOf(options: Pick<Partial<StandInOptions>, "shell" | "warn"> = {}) {
  const stateDir = await mkdtemp(path.join(tmpdir(), "tsapi-lazy-"))
  const functions = { app: async () => fixtureApp, valueOf: async () => undefined, invoke: () => idle }
  const standIns = new StandIns({
    ...{ region: "us-east-1", accountId: "000000000000", stateDir, fresh: false, functions, shell: {} },
    ...{ connections: new WebSocketConnections(), ...options },
  })
  onTestFinished(async () => {
    await standIns.close()
    await rm(stateDir, { recursive: true })
  })
  return { standIns, stateDir }
}

const settings = (endpoint: string | undefined) => ({
  ...{ endpoint: endpoint ?? "none", region: "us-east-1", maxAttempts: 1 },
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
})

test("a service that only code uses is started by the first call to it", async () => {
  const { standIns } = await standInsOf()
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
  const one = await standInsOf({ shell: { AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9" } })
  expect(await one.standIns.environment()).toMatchObject({
    AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9",
    AWS_ENDPOINT_URL_SNS: expect.stringContaining("http://127.0.0.1:"),
  })
  const all = await standInsOf({ shell: { AWS_ENDPOINT_URL: "http://127.0.0.1:9" } })
  expect(await all.standIns.environment()).toEqual({ AWS_ENDPOINT_URL: "http://127.0.0.1:9" })
})

test("a service that cannot be started says so here, and is tried again by the next call", async () => {
  const warn = vi.fn<(message: string) => void>()
  const { standIns, stateDir } = await standInsOf({ warn })
  const inTheWay = path.join(stateDir, "sqs")
  await writeFile(inTheWay, "")
  const sqs = new SQSClient(settings((await standIns.environment())["AWS_ENDPOINT_URL_SQS"]))
  onTestFinished(() => sqs.destroy())
  await expect(sqs.send(new ListQueuesCommand())).rejects.toThrow(/ECONNRESET|socket hang up/)
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^sqs cannot be started: .*EEXIST/)]])
  await standIns.environment()
  await rm(inTheWay)
  expect(await sqs.send(new ListQueuesCommand())).not.toHaveProperty("QueueUrls")
})
