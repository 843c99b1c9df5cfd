import type { SqsContext } from "../sqs-context.ts"
import { queueUrl } from "../sqs-context.ts"
import { queueDoesNotExist } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

export async function getQueueUrl(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = sqs.store.queue(input.requiredText("QueueName"))
  if ((input.text("QueueOwnerAWSAccountId") ?? sqs.accountId) !== sqs.accountId) throw queueDoesNotExist()
  return { QueueUrl: queueUrl(sqs, queue) }
}
