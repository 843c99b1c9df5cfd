import type { LocalService } from "../../model/local-emulator.ts"
import { unsupported } from "../protocol/service-error.ts"
import { jsonOf } from "../../model/json-of.ts"

export interface Message {
  readonly arn: string
  /** JSON, or any other text. */
  readonly payload: string
  /** Of a FIFO queue. */
  readonly messageGroupId?: string | undefined
}

/** Another service of this machine. */
export type FindService = (name: string) => Promise<LocalService>

const deliveries: Readonly<Record<string, (message: Message, service: FindService) => Promise<unknown>>> = {
  async lambda({ arn, payload }, service) {
    const json = jsonOf(payload)
    // Functions take JSON; another text goes to them as a JSON string.
    const input = { FunctionName: arn, InvocationType: "Event", Payload: json === undefined ? payload : json }
    return (await service("lambda")).call("Invoke", input)
  },
  async sqs({ arn, payload, messageGroupId }, service) {
    const sqs = await service("sqs")
    const [account, name] = arn.split(":").slice(4)
    const group = messageGroupId === undefined ? {} : { MessageGroupId: messageGroupId }
    return sqs.call("SendMessage", { QueueUrl: `${sqs.endpoint}/${account}/${name}`, MessageBody: payload, ...group })
  },
  async sns({ arn, payload }, service) {
    return (await service("sns")).call("Publish", { TopicArn: arn, Message: payload })
  },
  async states({ arn, payload }, service) {
    return (await service("states")).call("StartExecution", { stateMachineArn: arn, input: payload })
  },
}

/** Whether something of this ARN can take messages here. */
export function takesMessages(arn: string): boolean {
  return Object.hasOwn(deliveries, serviceOf(arn))
}

/** Hands a message to a function, queue, topic or state machine; rejects with what that service answers. */
export async function deliverToArn(message: Message, service: FindService): Promise<void> {
  const deliver = deliveries[serviceOf(message.arn)]
  if (!deliver) throw unsupported(`A delivery to ${message.arn}`)
  await deliver(message, service)
}

function serviceOf(arn: string): string {
  return arn.split(":")[2] ?? ""
}
