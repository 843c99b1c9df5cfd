import { randomUUID } from "node:crypto"
import type { EventBridgeEvent } from "@tsapi/framework"
import type { EventTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import { isRecord } from "../../model/is-record.ts"
import { dataOf, type SampleContext } from "../../model/sample-event.ts"

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export function sampleBusEvent({ pattern }: EventTriggerDeclaration, context: SampleContext): EventBridgeEvent {
  const { accountId: account, region } = context
  const detail = dataOf(context, {})
  if (!isRecord(detail))
    throw new UserError("EVENT_INVALID", "The detail of an event is a JSON object", {
      hint: `In a shell, quote it: --data '{"id": 1}'`,
    })
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": firstText(pattern["detail-type"]) ?? "Sample Event",
    source: firstText(pattern.source) ?? "sample",
    account,
    time: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    region,
    resources: [],
    detail,
  }
}

function firstText(conditions: readonly unknown[] = []): string | undefined {
  return conditions.find((condition): condition is string => typeof condition === "string")
}
