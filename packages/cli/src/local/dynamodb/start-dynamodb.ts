import type { CfnValue } from "../../model/cloudformation.ts"
import type { EmbeddedService } from "../services/embedded-service.ts"
import { answerRequest } from "./answer-request.ts"
import { ensureTable } from "./ensure-table.ts"
import type { Answer } from "./serve-http.ts"
import { serveHttp } from "./serve-http.ts"
import { startSweeper } from "../state/start-sweeper.ts"
import { streamsVariable } from "./streams-variable.ts"
import { mappingOperations } from "./streams/consumers.ts"
import { TableStore } from "./store/table-store.ts"
import { trimStreams } from "./streams/trim-streams.ts"
import { deleteExpired } from "./tables/delete-expired.ts"
import { forgetTokens } from "./transactions/request-tokens.ts"

/** AWS deletes expired items within days; here it is within seconds, and reads may see them until then just the same. */
const SWEEP_MS = 1000

export interface DynamoDbOptions {
  /** Where tables and items are kept; created when absent. One process at a time can use it. */
  readonly directory: string
  /** 0, the default, takes any free port. */
  readonly port?: number
}

/** Starts the embedded DynamoDB on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startDynamoDb({ directory, port = 0 }: DynamoDbOptions): Promise<EmbeddedService> {
  const store = await TableStore.open(directory)
  const answer: Answer = async (operation, input) =>
    operation === "DescribeEndpoints" ? describeEndpoints(server.endpoint) : answerRequest(store, operation, input)
  const server = await serveHttp({ port, answer }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  const sweeper = startSweeper(() => cleanUp(store), SWEEP_MS)
  const dynamoDb: EmbeddedService = {
    endpoint: server.endpoint,
    variables: streamsVariable(server.endpoint),
    async call(operation, input) {
      // JSON both ways, so that neither side can change what the other holds.
      const copy: Readonly<Record<string, CfnValue>> = JSON.parse(JSON.stringify(input))
      const { TableName } = copy
      const own = Object.hasOwn(mappingOperations, operation) ? mappingOperations[operation] : undefined
      if (own) return own(store, copy)
      if (operation === "EnsureTable" && typeof TableName === "string") return ensureTable(dynamoDb, TableName, copy)
      return JSON.parse(JSON.stringify(await answer(operation, copy)))
    },
    async close() {
      await sweeper.stop()
      await server.close()
      await store.close()
    },
  }
  return dynamoDb
}

/** Deletes expired items, outdated request tokens and old stream records. */
async function cleanUp(store: TableStore): Promise<void> {
  await deleteExpired(store, Date.now())
  await forgetTokens(store, Date.now())
  await trimStreams(store, Date.now())
}

function describeEndpoints(endpoint: string): object {
  return { Endpoints: [{ Address: new URL(endpoint).host, CachePeriodInMinutes: 1440 }] }
}
