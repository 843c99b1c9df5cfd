import { answerJson } from "../protocol/answer-json.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { startSweeper } from "../state/start-sweeper.ts"
import { ensureConsumer, saveConsumer } from "./consumers.ts"
import { ServiceInput } from "../protocol/service-input.ts"
import type { KinesisContext, KinesisOperation } from "./kinesis-operation.ts"
import { KinesisStore } from "./kinesis-store.ts"
import { operations } from "./operations.ts"
import { ensureStream } from "./streams.ts"
import { trimStreams } from "./trim-streams.ts"

export interface KinesisOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId"> {
  /** Milliseconds since 1970. Default: the machine's clock. */
  now?(): number
}

const MAX_REQUEST_BYTES = 16 * 1024 * 1024
const TRIM_INTERVAL_MS = 60_000

const PROTOCOL = {
  targetPrefix: "Kinesis_20131202",
  contentType: "application/x-amz-json-1.1",
  errorNamespace: "com.amazonaws.kinesis.v20131202",
} as const

/** What kinds call, and nobody over HTTP. */
const ownOperations: Readonly<Record<string, KinesisOperation>> = {
  EnsureConsumer: ensureConsumer,
  EnsureStream: ensureStream,
  SaveConsumer: saveConsumer,
}

/** Starts the embedded Kinesis on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startKinesis(options: KinesisOptions): Promise<EmbeddedService> {
  const { directory, region, accountId, now = Date.now } = options
  const store = await KinesisStore.open(directory)
  const context: KinesisContext = { store, region, accountId, now }
  const server = await serveRequests({
    // The SDK's client speaks HTTP/2 only, also without TLS.
    ...{ port: 0, maxBytes: MAX_REQUEST_BYTES, http2: true },
    answer: (request) => answerJson(PROTOCOL, request, (name, input) => run(context, operations, { name, input })),
  }).catch(async (error: unknown) => {
    await store.state.close()
    throw error
  })
  const sweeper = startSweeper(() => trimStreams(context), TRIM_INTERVAL_MS)
  return {
    endpoint: server.endpoint,
    // JSON both ways, so that neither side can change what the other holds.
    call: async (name, input) =>
      JSON.parse(
        JSON.stringify(
          await run(context, { ...operations, ...ownOperations }, { name, input: JSON.parse(JSON.stringify(input)) }),
        ),
      ),
    async close() {
      await sweeper.stop()
      await server.close()
      await store.state.close()
    },
  }
}

async function run(
  context: KinesisContext,
  known: Readonly<Record<string, KinesisOperation>>,
  { name, input }: { readonly name: string; readonly input: unknown },
): Promise<object> {
  const named = { service: "Kinesis", operation: name }
  return runOperation(known, named, (operation) => operation(context, new ServiceInput(input)))
}
