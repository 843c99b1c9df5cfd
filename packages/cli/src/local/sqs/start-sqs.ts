import { isQuery } from "../protocol/answer-query.ts"
import { answerJson } from "../protocol/answer-json.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import { type InputDialect, ServiceInput } from "../protocol/service-input.ts"
import { startSweeper } from "../state/start-sweeper.ts"
import { cleanUp } from "./clean-up.ts"
import { Waiters } from "./messages/waiters.ts"
import { resumeMoveTasks } from "./moves/run-move-task.ts"
import type { Operation } from "./operations.ts"
import { operations } from "./operations.ts"
import { ensureQueue } from "./queues/create-queue.ts"
import type { CallOptions, LocalService } from "../../model/local-emulator.ts"
import type { SqsContext } from "./sqs-context.ts"
import { answerSqsQuery } from "./answer-sqs-query.ts"
import { invalidValue, missingParameter } from "./sqs-errors.ts"
import { SqsStore } from "./store/sqs-store.ts"

const SWEEP_MS = 30_000

export interface SqsOptions {
  /** Where queues and messages are kept; created when absent. One process at a time can use it. */
  readonly directory: string
  readonly region: string
  readonly accountId: string
  /** Milliseconds since 1970; the clock by default. */
  readonly now?: () => number
}

export interface Sqs extends LocalService {
  /** Beside the operations of AWS: `EnsureQueue`, which takes what `CreateQueue` takes. */
  call(operation: string, input: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<unknown>
  /** Ends long polls, answers what is under way, then releases the directory and the port. */
  close(): Promise<void>
}

/** Ten messages of 1 MiB in a batch cannot be sent, so no request is much longer than one, escaped. */
const MAX_REQUEST_BYTES = 8 * 1024 * 1024

const PROTOCOL = {
  targetPrefix: "AmazonSQS",
  contentType: "application/x-amz-json-1.0",
  errorNamespace: "com.amazonaws.sqs",
  queryCompatible: true,
} as const

/** Starts the embedded SQS on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startSqs({ directory, region, accountId, now = Date.now }: SqsOptions): Promise<Sqs> {
  const store = await SqsStore.open(directory)
  const waiters = new Waiters()
  const underWay = new Set<Promise<void>>()
  const sqs: SqsContext = {
    ...{ store, waiters, region, accountId, now },
    endpoint: () => server.endpoint,
    inBackground(work) {
      // Such work tells of its failures in what it keeps; the next start goes on with it.
      const done = work.catch(() => undefined).finally(() => underWay.delete(done))
      underWay.add(done)
    },
  }
  const serve = (port: number) =>
    serveRequests({
      port,
      maxBytes: MAX_REQUEST_BYTES,
      answer(request) {
        const run = (operation: string, input: unknown) =>
          answer(sqs, operations, { operation, input, signal: request.signal })
        return isQuery(request) ? answerSqsQuery(request, run) : answerJson(PROTOCOL, request, run)
      },
    })
  // Programs keep the URLs of queues, so that they should stay what they were; unless somebody else took the port.
  const server = await serve(store.port)
    .catch(() => serve(0))
    .catch(async (error: unknown) => {
      await store.state.close()
      throw error
    })
  await store.savePort(Number(new URL(server.endpoint).port))
  const sweeper = startSweeper(() => cleanUp(sqs), SWEEP_MS)
  await resumeMoveTasks(sqs)
  return {
    endpoint: server.endpoint,
    call: (operation, input, { signal } = {}) =>
      answer(sqs, { ...operations, EnsureQueue: ensureQueue }, { operation, input: structuredClone(input), signal }),
    async close() {
      waiters.close()
      await sweeper.stop()
      await server.close()
      await Promise.all(underWay)
      await store.state.close()
    },
  }
}

const dialect: InputDialect = {
  isTextual: true,
  missing: missingParameter,
  empty: missingParameter,
  outside: (value, name, { reason = "" }) => invalidValue(value, name, reason),
}

interface Call extends CallOptions {
  readonly operation: string
  readonly input: unknown
}

async function answer(
  sqs: SqsContext,
  table: Readonly<Record<string, Operation>>,
  { operation, input, signal }: Call,
): Promise<object> {
  return runOperation(table, { service: "SQS", operation }, (run) =>
    run(sqs, new ServiceInput(input, dialect), { signal }),
  )
}
