import type { SqsContext } from "../sqs-context.ts"
import { queueArn, queueOfUrl, queueUrl } from "../sqs-context.ts"
import { invalidValue } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import type { Queue } from "./queue.ts"
import { redrivePolicyOf } from "./queue.ts"

export async function listQueues(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const prefix = input.text("QueueNamePrefix") ?? ""
  const { queues, NextToken } = page(sqs, input, ({ name }) => name.startsWith(prefix))
  // SQS answers without the member where there is none.
  return { ...(queues.length > 0 && { QueueUrls: queues }), ...(NextToken !== undefined && { NextToken }) }
}

export async function listDeadLetterSourceQueues(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const arn = queueArn(sqs, queueOfUrl(sqs, input.requiredText("QueueUrl")))
  const { queues, NextToken } = page(sqs, input, (queue) => redrivePolicyOf(queue)?.deadLetterTargetArn === arn)
  return { queueUrls: queues, ...(NextToken !== undefined && { NextToken }) }
}

const MOST = 1000

function page(sqs: SqsContext, input: ServiceInput, isListed: (queue: Queue) => boolean) {
  const reason = `Must be between 1 and ${MOST}, if provided.`
  const asked = input.integer("MaxResults", { from: 1, to: MOST, reason })
  const after = nameBefore(input.text("NextToken"))
  const names = [...sqs.store.queues.values()].filter(isListed).map(({ name }) => name)
  const rest = names.sort().filter((name) => name > after)
  const listed = rest.slice(0, asked ?? MOST)
  const more = asked !== undefined && rest.length > listed.length
  return {
    queues: listed.map((name) => queueUrl(sqs, { name })),
    NextToken: more ? Buffer.from(`after:${listed.at(-1)}`).toString("base64") : undefined,
  }
}

function nameBefore(token: string | undefined): string {
  if (token === undefined) return ""
  const [, name] = /^after:(.+)$/.exec(Buffer.from(token, "base64").toString()) ?? []
  if (name === undefined) throw invalidValue(token, "NextToken", "Invalid or expired next token.")
  return name
}
