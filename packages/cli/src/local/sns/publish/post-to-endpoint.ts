import type { Subscription } from "../store/subscription.ts"

export interface EndpointMessage {
  readonly type: "Notification" | "SubscriptionConfirmation"
  readonly messageId: string
  readonly body: string
  /** Whether the body is what was published. */
  readonly raw?: boolean
}

const TIMEOUT_MS = 15_000

/** Posts to an HTTP endpoint; rejects where that does not answer with a status of 200 to 299. */
export async function postToEndpoint(
  { endpoint, topicArn, arn, pendingToken }: Subscription,
  { type, messageId, body, raw = false }: EndpointMessage,
): Promise<void> {
  const response = await fetch(endpoint, {
    method: "POST",
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      "content-type": "text/plain; charset=UTF-8",
      "user-agent": "Amazon Simple Notification Service Agent",
      "x-amz-sns-message-type": type,
      "x-amz-sns-message-id": messageId,
      "x-amz-sns-topic-arn": topicArn,
      ...(pendingToken === undefined && { "x-amz-sns-subscription-arn": arn }),
      ...(raw && { "x-amz-sns-rawdelivery": "true" }),
    },
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${endpoint} answered ${response.status}`)
}
