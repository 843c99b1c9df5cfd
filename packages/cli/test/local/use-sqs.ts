import type { Message, ReceiveMessageCommandInput } from "@aws-sdk/client-sqs"
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"
import { startSqs } from "../../src/local/sqs/start-sqs.ts"
import { clientConfig, useService } from "./use-service.ts"

type ReceiveOptions = Omit<ReceiveMessageCommandInput, "QueueUrl">

/** An embedded SQS with a directory and a clock of its own for each test, and the AWS SDK's client of it. */
export function useSqs() {
  const { running, seconds, reopen } = useService(async (place) => {
    const sqs = await startSqs(place)
    const client = new SQSClient({ endpoint: sqs.endpoint, ...clientConfig })
    return {
      ...{ sqs, client },
      async close() {
        await sqs.close()
        client.destroy()
      },
    }
  })

  const bench = {
    ...{ seconds, reopen },
    get sqs() {
      return running().sqs
    },
    get client() {
      return running().client
    },
    urlOf: (name: string) => `${running().sqs.endpoint}/000000000000/${name}`,
    arnOf: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    async create(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
      const { QueueUrl } = await running().client.send(new CreateQueueCommand({ QueueName, Attributes }))
      return String(QueueUrl)
    },
    send: (QueueUrl: string, MessageBody: string, more: object = {}) =>
      running().client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more })),
    async receive(QueueUrl: string, more: ReceiveOptions = {}): Promise<readonly Message[]> {
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more })
      return (await running().client.send(command)).Messages ?? []
    },
    async bodies(QueueUrl: string, more: ReceiveOptions = {}) {
      return (await bench.receive(QueueUrl, more)).map(({ Body }) => Body)
    },
    async attributes(QueueUrl: string) {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] })
      return (await running().client.send(command)).Attributes
    },
  }
  return bench
}
