import type { EventTriggerDeclaration, EventTriggerRecord } from "../declarations/on-event.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import { type BusEvent, toBusEvent } from "../events/bus-event.ts"
import type { EventBridgeEvent } from "../events/event-bridge-event.ts"
import { validatePayload } from "../events/validate-payload.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Events of a bus. */
export const onEvent: TriggerKind<BusEvent, unknown, EventTriggerDeclaration> = {
  name: "onEvent",
  accepts(event) {
    return typeof event === "object" && event !== null && "detail-type" in event && "detail" in event
  },
  createRunner: createTriggerRunner<EventBridgeEvent, EventTriggerRecord>("onEvent", {
    async answer(event, { options: { detail: schema }, context, call }) {
      const request = toBusEvent(event, context)
      await call(schema ? { ...request, detail: await validatePayload(schema, event.detail, "detail") } : request)
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(
            app,
            "onEvent",
            ({ bus, deadLetterQueue, detail: _detail, ...options }: EventTriggerRecord) => ({
              ...options,
              kind: "onEvent" as const,
              ...(bus && { bus: bus.id }),
              ...(deadLetterQueue && { deadLetterQueue: deadLetterQueue.id }),
            }),
          ),
}
