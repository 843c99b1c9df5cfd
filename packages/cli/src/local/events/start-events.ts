import { answerJson } from "../protocol/answer-json.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { ServiceInput } from "../protocol/service-input.ts"
import { deliverWithRetries } from "../deliveries/deliver-with-retries.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { WorkQueue } from "../state/work-queue.ts"
import { Replayer } from "./archives/replayer.ts"
import { putServiceEvents } from "./put-events.ts"
import { ensureEventBuses, ensureRules } from "./ensure-declared.ts"
import type { EventsContext } from "./events-context.ts"
import { type Operation, operations } from "./operations.ts"
import { EventsStore } from "./store/events-store.ts"

export interface EventsOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service"> {
  /** Milliseconds since the epoch; the clock by default. */
  readonly now?: () => number
  readonly retryDelaysMs?: readonly number[]
}

const PROTOCOL = {
  targetPrefix: "AWSEvents",
  contentType: "application/x-amz-json-1.1",
  errorNamespace: "com.amazonaws.events",
} as const

const MAX_REQUEST_BYTES = 8 * 1024 * 1024

/** Starts the embedded EventBridge on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startEvents({
  directory,
  region,
  accountId,
  service,
  now = Date.now,
  retryDelaysMs,
}: EventsOptions): Promise<EmbeddedService> {
  const store = await EventsStore.open(directory)
  const deliveries = new WorkQueue(store.state, {
    ...{ prefix: "q", now },
    run: deliverWithRetries.bind(undefined, { service, now, retryDelaysMs }),
  })
  const events: EventsContext = { store, deliveries, region, accountId, now, service }
  const replayer = new Replayer(events)
  const answer = async (table: Readonly<Record<string, Operation>>, operation: string, input: unknown) => {
    try {
      const named = { service: "EventBridge", operation }
      return await runOperation(table, named, (run) => run(events, new ServiceInput(input)))
    } finally {
      if (operation === "StartReplay") replayer.wake()
    }
  }
  const server = await serveRequests({
    ...{ port: 0, maxBytes: MAX_REQUEST_BYTES },
    answer: (request) => answerJson(PROTOCOL, request, (operation, input) => answer(operations, operation, input)),
  })
  deliveries.wake()
  replayer.wake()
  return {
    endpoint: server.endpoint,
    call: (operation, input) => answer({ ...operations, ...ours }, operation, structuredClone(input)),
    async close() {
      await server.close()
      await replayer.close()
      await deliveries.close()
      await store.state.close()
    },
  }
}

const ours = { EnsureEventBuses: ensureEventBuses, EnsureRules: ensureRules, PutServiceEvents: putServiceEvents }
