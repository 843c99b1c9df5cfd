import { callRemote, readRemoteError } from "./services/call-remote.ts"
import type { EmbeddedService } from "./services/embedded-service.ts"
import { ServiceError } from "./protocol/service-error.ts"

type Input = Readonly<Record<string, unknown>>

/** An SQS that the developer runs (LocalStack, ministack, ElasticMQ), called in its own protocol. */
export function remoteSqs(endpoint: string, region: string): Omit<EmbeddedService, "close"> {
  /** What it calls the queues of the app, by their names. */
  const urls = new Map<string, string>()

  async function send(operation: string, input: Input, signal?: AbortSignal): Promise<Input> {
    const target = `AmazonSQS.${operation}`
    const { answer, status } = await callRemote({
      ...{ endpoint, service: "sqs", label: "SQS", region, target, input, signal },
    })
    if (status < 400) return Object(answer)
    const { name, message } = readRemoteError(answer)
    throw new ServiceError(name, message, { status })
  }

  /** Makes a queue as it is declared; one that exists keeps its messages and gets these attributes. */
  async function ensureQueue({ QueueName, Attributes: declared }: Input): Promise<Input> {
    const Attributes = { ...Object(declared), ...redrivePolicy(Object(declared)) }
    const { QueueUrl } = await send("CreateQueue", { QueueName, Attributes }).catch(async (error: unknown) => {
      if (!/QueueNameExists|QueueAlreadyExists/.test(error instanceof Error ? error.name : "")) throw error
      const found = await send("GetQueueUrl", { QueueName })
      const { FifoQueue: _fifo, ...changeable } = Attributes
      await send("SetQueueAttributes", { QueueUrl: found["QueueUrl"], Attributes: changeable })
      return found
    })
    urls.set(String(QueueName), String(QueueUrl))
    return { QueueUrl }
  }

  /** Names the dead-letter queue as it is called there, where the account may be another. */
  function redrivePolicy({ RedrivePolicy: text }: Input): Input {
    if (typeof text !== "string") return {}
    const policy = JSON.parse(text)
    const [name = "", account, ...service] = String(policy.deadLetterTargetArn).split(":").toReversed()
    const deadLetterTargetArn = [...service.toReversed(), urls.get(name)?.split("/").at(-2) ?? account, name].join(":")
    return { RedrivePolicy: JSON.stringify({ ...policy, deadLetterTargetArn }) }
  }

  return {
    endpoint,
    async call(operation, input, { signal } = {}) {
      if (operation === "EnsureQueue") return ensureQueue(input)
      const { QueueUrl, ...others } = input
      const url = typeof QueueUrl === "string" ? (urls.get(QueueUrl.split("/").at(-1) ?? "") ?? QueueUrl) : undefined
      try {
        return await send(operation, { ...(url !== undefined && { QueueUrl: url }), ...others }, signal)
      } catch (error) {
        // A poll that nobody waits for took no message.
        if (signal?.aborted) return {}
        throw error
      }
    },
  }
}
