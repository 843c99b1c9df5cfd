import type { EmbeddedService } from "../services/embedded-service.ts"
import type { StateStore } from "../state/state-store.ts"
import { answerJson, type JsonProtocol } from "./answer-json.ts"
import { runOperation } from "./run-operation.ts"
import { serveRequests } from "./serve-requests.ts"
import { ServiceInput } from "./service-input.ts"

type Operation<Context> = (context: Context, input: ServiceInput) => Promise<object>
type Operations<Context> = Readonly<Record<string, Operation<Context>>>

export interface JsonService<Context> {
  /** For people: `Secrets Manager`. */
  readonly name: string
  readonly protocol: JsonProtocol
  readonly context: Context
  /** Closed with the service. One request is answered after another. */
  readonly state: StateStore
  readonly operations: Operations<Context>
  /** What kinds call beside them, and nobody over HTTP. */
  readonly ownOperations: Operations<Context>
}

const MAX_REQUEST_BYTES = 8 * 1024 * 1024

/** Serves a service of AWS's JSON protocol on 127.0.0.1, whose state is in one store. */
export async function serveJsonService<Context>(service: JsonService<Context>): Promise<EmbeddedService> {
  const { name, protocol, context, state, operations, ownOperations } = service
  const run = (known: Operations<Context>, operation: string, members: unknown) =>
    runOperation(known, { service: name, operation }, (answer) =>
      state.exclusive(() => answer(context, new ServiceInput(members))),
    )
  const server = await serveRequests({
    ...{ port: 0, maxBytes: MAX_REQUEST_BYTES },
    answer: (request) => answerJson(protocol, request, (operation, input) => run(operations, operation, input)),
  }).catch(async (error: unknown) => {
    await state.close()
    throw error
  })
  return {
    endpoint: server.endpoint,
    // JSON both ways, so that neither side can change what the other holds.
    call: async (operation, input) =>
      JSON.parse(
        JSON.stringify(await run({ ...operations, ...ownOperations }, operation, JSON.parse(JSON.stringify(input)))),
      ),
    async close() {
      await server.close()
      await state.close()
    },
  }
}
