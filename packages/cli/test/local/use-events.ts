import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge"
import { beforeEach } from "vitest"
import { startEvents } from "../../src/local/events/start-events.ts"
import { recordingServices } from "./recording-services.ts"
import { clientConfig, useService } from "./use-service.ts"

/** An embedded EventBridge with a directory and a clock of its own for each test, and the AWS SDK's client of it. */
export function useEvents() {
  const others = recordingServices()
  beforeEach(() => others.clear())
  const { running, seconds, reopen } = useService(async (place) => {
    const events = await startEvents({ ...place, service: others.service, retryDelaysMs: [1] })
    const client = new EventBridgeClient({ endpoint: events.endpoint, ...clientConfig })
    return {
      ...{ events, client },
      async close() {
        await events.close()
        client.destroy()
      },
    }
  })

  return {
    ...{ others, seconds, reopen },
    get events() {
      return running().events
    },
    get client() {
      return running().client
    },
    functionArn: (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    queueArn: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    busArn: (name: string) => `arn:aws:events:eu-west-1:000000000000:event-bus/${name}`,
    put: (detail: unknown, more: Partial<PutEventsRequestEntry> = {}) =>
      running().client.send(
        new PutEventsCommand({
          Entries: [{ Source: "shop", DetailType: "OrderPlaced", Detail: JSON.stringify(detail), ...more }],
        }),
      ),
    async rule(Name: string, pattern: object, targets: readonly Target[], EventBusName?: string): Promise<void> {
      const bus = EventBusName === undefined ? {} : { EventBusName }
      await running().client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern), ...bus }))
      await running().client.send(new PutTargetsCommand({ Rule: Name, Targets: [...targets], ...bus }))
    },
  }
}
