import { matchesPattern } from "../../../model/event-pattern/matches-pattern.ts"
import type { Subscription } from "../store/subscription.ts"
import type { PublishedMessage } from "./envelope.ts"

/** Whether a subscription's filter policy lets a message pass. */
export function acceptsMessage({ attributes }: Subscription, { message, ...published }: PublishedMessage): boolean {
  const policy = attributes["FilterPolicy"]
  if (!policy) return true
  const pattern = JSON.parse(policy)
  if (attributes["FilterPolicyScope"] !== "MessageBody") return matchesPattern(pattern, attributeValues(published))
  try {
    return matchesPattern(pattern, JSON.parse(message))
  } catch {
    return Object.keys(pattern).length === 0
  }
}

/** Binary attributes do not count for filters; a `String.Array` counts by its elements. */
function attributeValues({ attributes }: Pick<PublishedMessage, "attributes">): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { DataType, StringValue = "" }]) => {
      if (DataType.startsWith("Binary")) return []
      if (DataType === "String.Array") return [[name, JSON.parse(StringValue)]]
      return [[name, DataType.startsWith("Number") ? Number(StringValue) : StringValue]]
    }),
  )
}
