import { type Delivery, type DeliveryOptions, deliverWithRetries } from "../deliveries/deliver-with-retries.ts"
import { answerRestJson } from "../protocol/answer-rest-json.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { ServiceInput } from "../protocol/service-input.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { WorkQueue } from "../state/work-queue.ts"
import { ensureSchedules, type Operation, operations } from "./operations.ts"
import { readOperation } from "./read-operation.ts"
import { ScheduleClock } from "./schedule-clock.ts"
import { ScheduleStore } from "./schedule-store.ts"
import type { SchedulerContext } from "./scheduler-context.ts"

export interface SchedulerOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service"> {
  /** Milliseconds since the epoch; the clock by default. */
  readonly now?: () => number
  /** How often it looks what is due, in milliseconds. Default 1000. */
  readonly tickMs?: number
  readonly retryDelaysMs?: readonly number[]
}

/** Starts the embedded EventBridge Scheduler on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startScheduler({
  directory,
  region,
  accountId,
  service,
  now = Date.now,
  tickMs = 1000,
  retryDelaysMs,
}: SchedulerOptions): Promise<EmbeddedService> {
  const store = await ScheduleStore.open(directory)
  const deliveries = new WorkQueue<Delivery>(store.state, {
    ...{ prefix: "q", now },
    run: (delivery) => deliverAttempt({ service, now, retryDelaysMs }, delivery),
  })
  const clock = new ScheduleClock({ store, deliveries, region, accountId, now, tickMs })
  const scheduler: SchedulerContext = { store, clock, region, accountId, now }
  const answer = async (table: Readonly<Record<string, Operation>>, operation: string, members: unknown) => {
    const named = { service: "EventBridge Scheduler", operation }
    return runOperation(table, named, (run) => store.state.exclusive(() => run(scheduler, new ServiceInput(members))))
  }
  const server = await serveRequests({
    ...{ port: 0, maxBytes: 1024 * 1024 },
    answer: (request) =>
      answerRestJson("The request", async () => {
        const { operation, members } = readOperation(request)
        return answer(operations, operation, members)
      }),
  })
  deliveries.wake()
  return {
    endpoint: server.endpoint,
    call: (operation, input) =>
      answer({ ...operations, EnsureSchedules: ensureSchedules }, operation, structuredClone(input)),
    async close() {
      await clock.close()
      await server.close()
      await deliveries.close()
      await store.state.close()
    },
  }
}

const ATTEMPT = "<aws.scheduler.attempt-number>"

/** The number of the attempt is another each time. */
async function deliverAttempt(options: DeliveryOptions, delivery: Delivery) {
  const payload = delivery.payload.replaceAll(ATTEMPT, String(delivery.failures + 1))
  const later = await deliverWithRetries(options, { ...delivery, payload })
  return later && { ...later, item: { ...later.item, payload: delivery.payload } }
}
