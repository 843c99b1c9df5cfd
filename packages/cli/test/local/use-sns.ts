import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  CreateTopicCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns"
import { afterEach, beforeEach } from "vitest"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"
import { startSns } from "../../src/local/sns/start-sns.ts"
import type { Sqs } from "../../src/local/sqs/start-sqs.ts"
import { startSqs } from "../../src/local/sqs/start-sqs.ts"
import type { LocalService } from "../../src/model/local-emulator.ts"

const identity = { region: "eu-west-1", accountId: "000000000000" }

/** An embedded SNS before an embedded SQS, and functions of which the invocations are kept. */
export function useSns() {
  let directory: string
  let time: number
  let running: { readonly sqs: Sqs; readonly sns: EmbeddedService; readonly client: SNSClient }
  const invocations: { readonly FunctionName: string; readonly Payload: unknown }[] = []

  const lambda: LocalService = {
    endpoint: "http://127.0.0.1:1",
    async call(_operation, { FunctionName, Payload }) {
      if (String(FunctionName).endsWith("missing")) throw new Error("Function not found")
      invocations.push({ FunctionName: String(FunctionName), Payload })
    },
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-sns-"))
    time = Date.parse("2026-03-01T10:00:00Z")
    invocations.length = 0
    await open()
  })
  afterEach(async () => {
    await close()
    await rm(directory, { recursive: true })
  })

  async function open(): Promise<void> {
    const now = () => time
    const sqs = await startSqs({ directory: join(directory, "sqs"), ...identity, now })
    const service = async (name: string) => (name === "sqs" ? sqs : lambda)
    const sns = await startSns({ directory: join(directory, "sns"), ...identity, now, service })
    const credentials = { accessKeyId: "local", secretAccessKey: "local" }
    const client = new SNSClient({ endpoint: sns.endpoint, region: identity.region, credentials, maxAttempts: 1 })
    running = { sqs, sns, client }
  }

  async function close(): Promise<void> {
    await running.sns.close()
    await running.sqs.close()
    running.client.destroy()
  }

  return {
    invocations,
    get sns() {
      return running.sns
    },
    get client() {
      return running.client
    },
    seconds(count: number): void {
      time += count * 1000
    },
    async reopen(): Promise<void> {
      await close()
      await open()
    },
    queueArn: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    async topic(Name: string, Attributes: Record<string, string> = {}): Promise<string> {
      return String((await running.client.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn)
    },
    async queue(QueueName: string): Promise<string> {
      const Attributes = QueueName.endsWith(".fifo") ? { FifoQueue: "true" } : {}
      await running.sqs.call("CreateQueue", { QueueName, Attributes })
      return `arn:aws:sqs:eu-west-1:000000000000:${QueueName}`
    },
    subscribe: (TopicArn: string, Endpoint: string, Attributes: Record<string, string> = {}) => {
      const Protocol = Endpoint.split(":")[2] ?? ""
      return running.client.send(new SubscribeCommand({ TopicArn, Endpoint, Protocol, Attributes }))
    },
    publish: (TopicArn: string, Message: string, more: Partial<PublishCommandInput> = {}) =>
      running.client.send(new PublishCommand({ TopicArn, Message, ...more })),
    /** Takes all that is in a queue. */
    async received(name: string): Promise<readonly ReceivedMessage[]> {
      const answer = await running.sqs.call("ReceiveMessage", {
        ...{ QueueUrl: name, MaxNumberOfMessages: 10 },
        ...{ MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] },
      })
      return (answer as { readonly Messages?: readonly ReceivedMessage[] }).Messages ?? []
    },
  }
}

interface ReceivedMessage {
  readonly Body: string
  readonly Attributes: Readonly<Record<string, string>>
  readonly MessageAttributes?: Readonly<Record<string, unknown>>
}
