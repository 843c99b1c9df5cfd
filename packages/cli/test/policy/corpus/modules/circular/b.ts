import { SendMessageCommand } from "@aws-sdk/client-sqs"
import { sqs, toA } from "./a.ts"

export async function toB(times: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/b", MessageBody: "b" }),
  )
  if (times > 0) await toA(times - 1)
}
