import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge"
import { afterEach, beforeEach } from "vitest"
import { startEvents } from "../../src/local/events/start-events.ts"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"
import { recordingServices } from "./recording-services.ts"

const identity = { region: "eu-west-1", accountId: "000000000000" }

/** An embedded EventBridge with a directory and a clock of its own for each test, and the AWS SDK's client of it. */
export function useEvents() {
  const others = recordingServices()
  let directory: string
  let time: number
  let running: { readonly events: EmbeddedService; readonly client: EventBridgeClient }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-events-"))
    time = Date.parse("2026-03-01T10:00:00Z")
    others.clear()
    await open()
  })
  afterEach(async () => {
    await close()
    await rm(directory, { recursive: true })
  })

  async function open(): Promise<void> {
    const { service } = others
    const events = await startEvents({ directory, ...identity, service, now: () => time, retryDelaysMs: [1] })
    const credentials = { accessKeyId: "local", secretAccessKey: "local" }
    const { region } = identity
    const client = new EventBridgeClient({ endpoint: events.endpoint, region, credentials, maxAttempts: 1 })
    running = { events, client }
  }

  async function close(): Promise<void> {
    await running.events.close()
    running.client.destroy()
  }

  return {
    others,
    get events() {
      return running.events
    },
    get client() {
      return running.client
    },
    /** Lets time go by. */
    seconds(count: number): void {
      time += count * 1000
    },
    /** Stops the service and starts it on the same directory. */
    async reopen(): Promise<void> {
      await close()
      await open()
    },
    functionArn: (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    queueArn: (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`,
    busArn: (name: string) => `arn:aws:events:eu-west-1:000000000000:event-bus/${name}`,
    put: (detail: unknown, more: Partial<PutEventsRequestEntry> = {}) =>
      running.client.send(
        new PutEventsCommand({
          Entries: [{ Source: "shop", DetailType: "OrderPlaced", Detail: JSON.stringify(detail), ...more }],
        }),
      ),
    async rule(Name: string, pattern: object, targets: readonly Target[], EventBusName?: string): Promise<void> {
      const bus = EventBusName === undefined ? {} : { EventBusName }
      await running.client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern), ...bus }))
      await running.client.send(new PutTargetsCommand({ Rule: Name, Targets: [...targets], ...bus }))
    },
  }
}
