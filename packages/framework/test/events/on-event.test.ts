import { describe, expect, expectTypeOf, it } from "vitest"
import { z } from "zod"
import { App, type BusEvent, createLambdaHandler, EventBus, onEvent } from "../../src/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-ShipperShip", timeoutSeconds: 3 })

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
const event = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "111122223333",
  time: "2017-12-22T18:43:48Z",
  region: "us-west-1",
  resources: ["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],
  detail: { "instance-id": "i-1234567890abcdef0", state: "terminated" },
}

describe("@onEvent", () => {
  it("passes what is in an event", async () => {
    const seen: BusEvent[] = []
    class Watcher {
      @onEvent({ source: ["aws.ec2"] })
      watch(request: BusEvent) {
        seen.push(request)
      }
    }
    const handler = createLambdaHandler(new App("watch", { handlers: [Watcher] }))
    expect(await handler({ ...event, "replay-name": "again" }, context)).toBeUndefined()
    expect(seen).toEqual([
      {
        id: event.id,
        source: "aws.ec2",
        detailType: "EC2 Instance State-change Notification",
        detail: event.detail,
        time: new Date("2017-12-22T18:43:48Z"),
        resources: event.resources,
        account: "111122223333",
        region: "us-west-1",
        replayName: "again",
        context,
        event: { ...event, "replay-name": "again" },
      },
    ])
  })

  it("passes what a schema makes of the detail, and fails for what does not fit", async () => {
    const State = z.object({ state: z.string().toUpperCase() })
    const states: string[] = []
    class Watcher {
      @onEvent({ source: ["aws.ec2"] }, { detail: State })
      watch({ detail }: BusEvent<typeof State>) {
        expectTypeOf(detail).toEqualTypeOf<{ state: string }>()
        states.push(detail.state)
      }
    }
    const handler = createLambdaHandler(new App("watch", { handlers: [Watcher] }))
    await handler(event, context)
    expect(states).toEqual(["TERMINATED"])
    await expect(handler({ ...event, detail: { state: 1 } }, context)).rejects.toThrow(/^Invalid detail: state: /)
  })

  it("takes patterns with operators of EventBridge, and methods that ask for what it gives, and no others", () => {
    const Order = z.object({ id: z.string() })
    class Watcher {
      @onEvent({
        source: [{ prefix: "shop" }, { "anything-but": ["shop.test"] }],
        detail: { amount: [{ numeric: [">", 0, "<=", 10] }], items: { sku: [{ exists: true }] }, $or: [{ a: [1] }] },
      })
      good({ time }: { readonly detail: unknown; readonly time: Date }) {
        return time
      }

      // @ts-expect-error There is no such operator.
      @onEvent({ source: [{ begins: "shop" }] })
      operator() {}

      // @ts-expect-error What passes is a list.
      @onEvent({ source: "shop" })
      text() {}

      // @ts-expect-error No schema says what the detail is.
      @onEvent({ source: ["shop"] })
      detail({ detail }: BusEvent<typeof Order>) {
        return detail.id
      }
    }
    expect(Watcher.name).toBe("Watcher")
  })

  it("refuses options that it does not have, and a bus that is none", () => {
    // @ts-expect-error The option has another name.
    expect(() => onEvent({ source: ["shop"] }, { eventBus: new EventBus("OnEventShop") })).toThrow(
      '@onEvent has no option "eventBus". Its options are bus, archive, deadLetterQueue, retries, maximumAge, description, enabled, detail,',
    )
    expect(() => onEvent({ source: ["shop"] }, { bus: undefined as unknown as EventBus })).toThrow(
      "@onEvent: bus: its source is undefined. Is there an import cycle?",
    )
  })
})
