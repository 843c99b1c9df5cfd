import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { toB } from "./b.ts"

export const sqs = new SQSClient({})

export async function toA(times: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/a", MessageBody: "a" }),
  )
  if (times > 0) await toB(times - 1)
}
