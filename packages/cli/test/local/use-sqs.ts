import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Message, ReceiveMessageCommandInput } from "@aws-sdk/client-sqs"
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"
import { afterEach, beforeEach } from "vitest"
import type { Sqs } from "../../src/local/sqs/start-sqs.ts"
import { startSqs } from "../../src/local/sqs/start-sqs.ts"

type ReceiveOptions = Omit<ReceiveMessageCommandInput, "QueueUrl">

/** An embedded SQS with a directory and a clock of its own for each test, and the AWS SDK's client of it. */
export function useSqs() {
  let directory: string
  let time: number
  let running: { readonly sqs: Sqs; readonly client: SQSClient }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-sqs-"))
    time = Date.parse("2026-03-01T10:00:00Z")
    await open()
  })
  afterEach(async () => {
    await close()
    await rm(directory, { recursive: true })
  })

  async function open(): Promise<void> {
    const identity = { region: "eu-west-1", accountId: "000000000000" }
    const sqs = await startSqs({ directory, ...identity, now: () => time })
    const credentials = { accessKeyId: "local", secretAccessKey: "local" }
    const { region } = identity
    running = { sqs, client: new SQSClient({ endpoint: sqs.endpoint, region, credentials, maxAttempts: 1 }) }
  }

  async function close(): Promise<void> {
    await running.sqs.close()
    running.client.destroy()
  }

  const bench = {
    get sqs() {
      return running.sqs
    },
    get client() {
      return running.client
    },
    /** Lets time go by. */
    seconds(count: number): void {
      time += count * 1000
    },
    /** Stops the service and starts it on the same directory. */
    async reopen(): Promise<void> {
      await close()
      await open()
    },
    urlOf: (name: string) => `${running.sqs.endpoint}/000000000000/${name}`,
    arnOf: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    async create(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
      const { QueueUrl } = await running.client.send(new CreateQueueCommand({ QueueName, Attributes }))
      return String(QueueUrl)
    },
    send: (QueueUrl: string, MessageBody: string, more: object = {}) =>
      running.client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more })),
    async receive(QueueUrl: string, more: ReceiveOptions = {}): Promise<readonly Message[]> {
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more })
      return (await running.client.send(command)).Messages ?? []
    },
    async bodies(QueueUrl: string, more: ReceiveOptions = {}) {
      return (await bench.receive(QueueUrl, more)).map(({ Body }) => Body)
    },
    async attributes(QueueUrl: string) {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] })
      return (await running.client.send(command)).Attributes
    },
  }
  return bench
}
