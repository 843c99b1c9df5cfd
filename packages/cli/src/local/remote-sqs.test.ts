import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { EmbeddedService } from "./services/embedded-service.ts"
import { startSqs } from "./sqs/start-sqs.ts"
import { remoteSqs } from "./remote-sqs.ts"

let directory: string
let other: EmbeddedService
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-sqs-"))
  other = await startSqs({ directory, region: "us-east-1", accountId: "111111111111" })
})
afterAll(async () => {
  await other.close()
  await rm(directory, { recursive: true })
})

it("makes queues where they are to be, and calls them as they are called there", async () => {
  const remote = remoteSqs(other.endpoint, "us-east-1")
  const ensure = (VisibilityTimeout: string) =>
    remote.call("EnsureQueue", { QueueName: "orders", Attributes: { VisibilityTimeout } })
  const made = await ensure("30")
  expect(made).toEqual({ QueueUrl: expect.stringContaining("/111111111111/orders") })
  // What this machine calls it.
  const QueueUrl = `${remote.endpoint}/000000000000/orders`
  await remote.call("SendMessage", { QueueUrl, MessageBody: "kept" })
  expect(await ensure("60")).toEqual(made)
  expect(await remote.call("GetQueueAttributes", { QueueUrl, AttributeNames: ["All"] })).toMatchObject({
    Attributes: { VisibilityTimeout: "60" },
  })
  expect(await remote.call("ReceiveMessage", { QueueUrl })).toMatchObject({ Messages: [{ Body: "kept" }] })
})

it("gives a queue the dead-letter queue of the account that is there", async () => {
  const remote = remoteSqs(other.endpoint, "us-east-1")
  await remote.call("EnsureQueue", { QueueName: "dead", Attributes: {} })
  const policy = { deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:dead", maxReceiveCount: 3 }
  const Attributes = { RedrivePolicy: JSON.stringify(policy) }
  const { QueueUrl } = Object(await remote.call("EnsureQueue", { QueueName: "live", Attributes }))
  const answer = await remote.call("GetQueueAttributes", { QueueUrl, AttributeNames: ["RedrivePolicy"] })
  expect(JSON.parse(Object(answer).Attributes.RedrivePolicy)).toMatchObject({
    deadLetterTargetArn: "arn:aws:sqs:us-east-1:111111111111:dead",
  })
})

it("ends a poll with no messages where nobody waits for it any more", async () => {
  const remote = remoteSqs(other.endpoint, "us-east-1")
  const { QueueUrl } = Object(await remote.call("EnsureQueue", { QueueName: "empty", Attributes: {} }))
  const stop = new AbortController()
  const polled = remote.call("ReceiveMessage", { QueueUrl, WaitTimeSeconds: 20 }, { signal: stop.signal })
  stop.abort()
  expect(await polled).toEqual({})
})

it("passes on what SQS answers, and says where nothing does", async () => {
  const remote = remoteSqs(other.endpoint, "us-east-1")
  await expect(remote.call("GetQueueUrl", { QueueName: "absent" })).rejects.toMatchObject({
    name: "QueueDoesNotExist",
    status: 400,
  })
  await expect(remoteSqs("http://127.0.0.1:9", "us-east-1").call("ListQueues", {})).rejects.toMatchObject({
    code: "LOCAL_SERVICE_UNREACHABLE",
    message: "SQS does not answer at http://127.0.0.1:9",
    hint: expect.stringContaining("unset AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_SQS"),
  })
})
