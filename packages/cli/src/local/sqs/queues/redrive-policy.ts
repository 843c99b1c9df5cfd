import type { SqsContext } from "../sqs-context.ts"
import { queueArn, queueOfArn } from "../sqs-context.ts"
import { invalidValue } from "../sqs-errors.ts"
import { isFifo } from "./queue.ts"

/** Throws SQS's error where a queue of that name cannot have the `RedrivePolicy` among `attributes`. */
export function checkRedrivePolicy(sqs: SqsContext, name: string, attributes: Readonly<Record<string, string>>): void {
  const text = attributes["RedrivePolicy"]
  if (!text) return
  const refuse = (reason: string) => invalidValue(text, "RedrivePolicy", reason)
  const { deadLetterTargetArn, maxReceiveCount }: Record<string, unknown> = JSON.parse(text)
  for (const [member, value] of Object.entries({ maxReceiveCount, deadLetterTargetArn })) {
    if (value === undefined) throw refuse(`Redrive policy does not contain mandatory attribute: ${member}.`)
  }
  const count = Number(maxReceiveCount)
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    const valid = "valid values are from 1 to 1000 both inclusive."
    throw refuse(`Invalid value for maxReceiveCount: ${String(maxReceiveCount)}, ${valid}`)
  }
  const target = typeof deadLetterTargetArn === "string" ? queueOfArn(sqs, deadLetterTargetArn) : undefined
  if (!target) throw refuse("Dead letter target does not exist.")
  if (isFifo(target) !== isFifo({ name })) throw refuse("Dead-letter queue must be same type of queue as the source.")
  if (!allowsSource(target.attributes["RedriveAllowPolicy"], queueArn(sqs, { name })))
    throw refuse("Dead letter target does not allow this queue to use it as a dead-letter queue.")
}

function allowsSource(text: string | undefined, sourceArn: string): boolean {
  if (!text) return true
  const { redrivePermission, sourceQueueArns }: Record<string, unknown> = JSON.parse(text)
  if (redrivePermission === "denyAll") return false
  if (redrivePermission !== "byQueue") return true
  return Array.isArray(sourceQueueArns) && sourceQueueArns.includes(sourceArn)
}
