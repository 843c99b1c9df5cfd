import { answerQuery } from "../protocol/answer-query.ts"
import { type InputDialect, ServiceInput, validation } from "../protocol/service-input.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { startSweeper } from "../state/start-sweeper.ts"
import { operations, type Operation } from "./operations.ts"
import { endpointDeliveries } from "./publish/endpoint-deliveries.ts"
import type { SnsContext } from "./sns-context.ts"
import { invalidParameter } from "./sns-errors.ts"
import { SnsStore } from "./store/sns-store.ts"
import { ensureSubscriptions } from "./subscriptions/subscribe.ts"
import { ensureTopic } from "./topics/create-topic.ts"

export interface SnsOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service"> {
  /** Milliseconds since 1970; the clock by default. */
  readonly now?: () => number
}

const PROTOCOL = {
  namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
  // The links in messages lead to these.
  unsigned: ["ConfirmSubscription", "Unsubscribe"],
}
/** Form encoding makes up to three bytes of one. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024
const SWEEP_MS = 30_000

/**
 * Starts the embedded SNS on 127.0.0.1; rejects with a UserError when the directory is in use. `call` has `EnsureTopic`
 * and `EnsureSubscriptions` beside the operations of AWS.
 */
export async function startSns({
  directory,
  region,
  accountId,
  service,
  now = Date.now,
}: SnsOptions): Promise<EmbeddedService> {
  const store = await SnsStore.open(directory)
  const sns: SnsContext = {
    ...{ store, region, accountId, service, now },
    endpoint: () => server.endpoint,
    get endpoints() {
      return endpoints
    },
  }
  const endpoints = endpointDeliveries(sns)
  const server = await serveRequests({
    port: 0,
    maxBytes: MAX_REQUEST_BYTES,
    answer: (request) =>
      answerQuery(PROTOCOL, request, (operation, input) => answer(sns, operations, { operation, input })),
  }).catch(async (error: unknown) => {
    await store.state.close()
    throw error
  })
  endpoints.wake()
  const sweeper = startSweeper(() => store.state.exclusive(() => store.forgetDuplicates(now())), SWEEP_MS)
  return {
    endpoint: server.endpoint,
    call: (operation, input) => answer(sns, withEnsure, { operation, input: structuredClone(input) }),
    async close() {
      await sweeper.stop()
      await server.close()
      await endpoints.close()
      await store.state.close()
    },
  }
}

const withEnsure = { ...operations, EnsureTopic: ensureTopic, EnsureSubscriptions: ensureSubscriptions }

const noValue = (name: string) => invalidParameter(`${name} Reason: no value for required parameter`)
const dialect: InputDialect = { ...validation, isTextual: true, missing: noValue, empty: noValue }

async function answer(
  sns: SnsContext,
  table: Readonly<Record<string, Operation>>,
  { operation, input }: { readonly operation: string; readonly input: unknown },
): Promise<object> {
  return runOperation(table, { service: "SNS", operation }, (run) => run(sns, new ServiceInput(input, dialect)))
}
