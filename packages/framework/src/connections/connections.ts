import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi"
import { readResourceVariable } from "../declarations/resource-variable.ts"
import { ConnectionGoneError } from "./connection-gone-error.ts"

export { ConnectionGoneError }

/** A client that is connected. */
export interface ConnectionInfo {
  readonly connectedAt: Date
  /** When data last went either way. */
  readonly lastActiveAt: Date
  readonly sourceIp: string
  readonly userAgent: string | undefined
}

/** The clients of the app's WebSocket API. */
export const connections = {
  /** Where the connections are managed: the `endpoint` of an ApiGatewayManagementApiClient of one's own. */
  get endpoint(): string {
    return readResourceVariable("WEBSOCKET_CONNECTIONS_ENDPOINT", "it is not known where clients are connected")
  },

  /**
   * Sends a message of at most 128 KB: a text as it is, anything else as JSON. Rejects with a ConnectionGoneError for a client
   * that is no longer connected, or not yet.
   */
  async send(connectionId: string, message: unknown): Promise<void> {
    const text = typeof message === "string" ? message : JSON.stringify(message)
    const command = new PostToConnectionCommand({ ConnectionId: connectionId, Data: Buffer.from(text) })
    await client().send(command).catch(goneOr(connectionId))
  },

  /** Ends a connection. Rejects with a ConnectionGoneError where it has ended already. */
  async close(connectionId: string): Promise<void> {
    const command = new DeleteConnectionCommand({ ConnectionId: connectionId })
    await client().send(command).catch(goneOr(connectionId))
  },

  /** Rejects with a ConnectionGoneError for a client that is no longer connected. */
  async info(connectionId: string): Promise<ConnectionInfo> {
    const command = new GetConnectionCommand({ ConnectionId: connectionId })
    const found = await client().send(command).catch(goneOr(connectionId))
    const { ConnectedAt: connectedAt, LastActiveAt: lastActiveAt, Identity: identity } = found
    if (!connectedAt || !lastActiveAt) throw new Error("API Gateway did not say since when the client is connected")
    return { connectedAt, lastActiveAt, sourceIp: identity?.SourceIp ?? "", userAgent: identity?.UserAgent }
  },
}

let made: { readonly endpoint: string; readonly client: ApiGatewayManagementApiClient } | undefined

/** One for all calls; tests have an endpoint for each test. */
function client(): ApiGatewayManagementApiClient {
  const { endpoint } = connections
  if (made?.endpoint !== endpoint) made = { endpoint, client: new ApiGatewayManagementApiClient({ endpoint }) }
  return made.client
}

function goneOr(connectionId: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error && error.name === "GoneException")
      throw new ConnectionGoneError(connectionId, { cause: error })
    throw error
  }
}
