import type { GatewayOptions, GatewayRequest } from "../gateway/gateway.ts"
import type { WebSocketApi } from "../gateway/web-socket/api-web-socket.ts"
import { createWebSocketGateway } from "../gateway/web-socket/create-web-socket-gateway.ts"
import { WebSocketConnections } from "../gateway/web-socket/web-socket-connections.ts"
import type { RouteOutcome, WebSocketGateway } from "../gateway/web-socket/web-socket-gateway.ts"
import { HandshakeError } from "./handshake-error.ts"
import { lambdaVariables } from "./load-enforcement.ts"
import { type ManagementServer, startManagementServer } from "./management-server.ts"
import { setEnvironment } from "./set-environment.ts"
import { TestSocket } from "./test-socket.ts"

export interface TestSocketsOptions {
  readonly gateway: GatewayOptions
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Takes what a function threw, and why the gateway answered in place of one with 500 or above. */
  onError(error: unknown): void
}

/** The variable by which `connections` finds where clients are connected. */
const ENDPOINT_VARIABLE = "WEBSOCKET_CONNECTIONS_ENDPOINT"

/** The clients of an app's WebSocket API, all in this process. */
export class TestSockets {
  readonly #api: WebSocketApi
  readonly #options: TestSocketsOptions
  readonly #gateway: WebSocketGateway
  readonly #connections: WebSocketConnections
  #server: Promise<ManagementServer> | undefined
  #restoreEnvironment: (() => void) | undefined

  constructor(api: WebSocketApi, options: TestSocketsOptions) {
    this.#api = api
    this.#options = options
    this.#gateway = createWebSocketGateway(api, options.gateway)
    this.#connections = new WebSocketConnections(options)
  }

  /** Lets handlers reach the clients, unless the environment says where these are. */
  async start(): Promise<void> {
    if (!this.#server && process.env[ENDPOINT_VARIABLE] !== undefined) return
    this.#server ??= this.#serve()
    await this.#server
  }

  /** Connects a client. Rejects with a HandshakeError where it is refused. */
  async connect(request: GatewayRequest): Promise<TestSocket> {
    await this.start()
    const handshake = await this.#gateway.connect(request)
    this.#report(handshake)
    const { connection, status, text = "", protocol } = handshake
    if (!connection) throw new HandshakeError(status, text)
    const connections = this.#connections
    let told: Promise<void> | undefined
    const socket: TestSocket = new TestSocket({
      connectionId: connection.id,
      protocol,
      receive: async (message) => {
        connections.expire()
        if (!connections.get(connection.id)) return socket.send(message)
        connections.touch(connection.id)
        const outcome = await this.#gateway.receive(message, connection)
        this.#report(outcome)
        if (outcome.text !== undefined) connections.send(connection.id, outcome.text)
      },
      ended: async (end) => {
        connections.ended(connection.id, end)
        await told
      },
    })
    const client = { send: (message: string) => socket.deliver(message), close: socket.end.bind(socket) }
    connections.open(connection, client, (end) => {
      told = this.#gateway.disconnect(end, connection).then((outcome) => outcome && this.#report(outcome))
    })
    return socket
  }

  close(): void {
    this.#restoreEnvironment?.()
    void this.#server?.then((server) => server.close())
  }

  async #serve(): Promise<ManagementServer> {
    const server = await startManagementServer(this.#connections, this.#api.stageName)
    const missing = Object.entries(lambdaVariables).filter(([name]) => process.env[name] === undefined)
    this.#restoreEnvironment = setEnvironment({ ...Object.fromEntries(missing), [ENDPOINT_VARIABLE]: server.endpoint })
    return server
  }

  #report({ diagnostic, status, cause }: RouteOutcome): void {
    if (diagnostic !== undefined && status >= 500) this.#options.onError(cause ?? new Error(diagnostic))
  }
}
