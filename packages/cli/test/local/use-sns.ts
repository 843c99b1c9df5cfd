import { join } from "node:path"
import {
  CreateTopicCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns"
import { beforeEach } from "vitest"
import { startSns } from "../../src/local/sns/start-sns.ts"
import { startSqs } from "../../src/local/sqs/start-sqs.ts"
import type { LocalService } from "../../src/model/local-emulator.ts"
import { clientConfig, useService } from "./use-service.ts"

/** An embedded SNS before an embedded SQS, and functions of which the invocations are kept. */
export function useSns() {
  const invocations: { readonly FunctionName: string; readonly Payload: unknown }[] = []

  const lambda: LocalService = {
    endpoint: "http://127.0.0.1:1",
    async call(_operation, { FunctionName, Payload }) {
      if (String(FunctionName).endsWith("missing")) throw new Error("Function not found")
      invocations.push({ FunctionName: String(FunctionName), Payload })
    },
  }

  beforeEach(() => void (invocations.length = 0))
  const { running, seconds, reopen } = useService(async ({ directory, ...place }) => {
    const sqs = await startSqs({ directory: join(directory, "sqs"), ...place })
    const service = async (name: string) => (name === "sqs" ? sqs : lambda)
    const sns = await startSns({ directory: join(directory, "sns"), ...place, service })
    const client = new SNSClient({ endpoint: sns.endpoint, ...clientConfig })
    return {
      ...{ sqs, sns, client },
      async close() {
        await sns.close()
        await sqs.close()
        client.destroy()
      },
    }
  })

  return {
    ...{ invocations, seconds, reopen },
    get sns() {
      return running().sns
    },
    get client() {
      return running().client
    },
    queueArn: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    async topic(Name: string, Attributes: Record<string, string> = {}): Promise<string> {
      return String((await running().client.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn)
    },
    async queue(QueueName: string): Promise<string> {
      const Attributes = QueueName.endsWith(".fifo") ? { FifoQueue: "true" } : {}
      await running().sqs.call("CreateQueue", { QueueName, Attributes })
      return `arn:aws:sqs:eu-west-1:000000000000:${QueueName}`
    },
    subscribe: (TopicArn: string, Endpoint: string, Attributes: Record<string, string> = {}) => {
      const Protocol = Endpoint.split(":")[2] ?? ""
      return running().client.send(new SubscribeCommand({ TopicArn, Endpoint, Protocol, Attributes }))
    },
    publish: (TopicArn: string, Message: string, more: Partial<PublishCommandInput> = {}) =>
      running().client.send(new PublishCommand({ TopicArn, Message, ...more })),
    /** Takes all that is in a queue. */
    async received(name: string): Promise<readonly ReceivedMessage[]> {
      const answer = await running().sqs.call("ReceiveMessage", {
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
