import {
  type ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi"
import { expect, vi } from "vitest"
import { type ConnectOptions, connectSocket, type SocketClient } from "./socket-client.ts"

/** The WebSocket API of `fixtures/sockets`, wherever it runs. */
export interface SocketApi {
  readonly url: string
  readonly management: ApiGatewayManagementApiClient
  /** The last event that the app has recorded by that name; empty without one. */
  recorded(what: string): Promise<Readonly<Record<string, unknown>>>
}

export interface SocketCase {
  /** Unique; a sentence about behaviour. */
  readonly name: string
  run(api: SocketApi): Promise<unknown>
  readonly expected: unknown
}

export const socketCases: readonly [SocketCase, ...SocketCase[]] = [
  {
    name: "a message goes to the method that its action names",
    run: withClient((client) => client.ask({ action: "say", text: "hello" })),
    expected: { said: "hello" },
  },
  {
    name: "a message without a route, JSON or not, goes to $default",
    run: withClient(async (client) => [
      await client.ask("plain"),
      await client.ask({ action: "sing" }),
      await client.ask("[1]"),
    ]),
    expected: ["nobody knows plain", 'nobody knows {"action":"sing"}', "nobody knows [1]"],
  },
  {
    name: "a method that returns nothing sends nothing",
    run: withClient(async (client) => {
      client.send({ action: "quiet" })
      return client.ask({ action: "say", text: "next" })
    }),
    expected: { said: "next" },
  },
  {
    name: "an HttpError is told, and the client stays",
    run: withClient(async (client) => [
      await client.ask({ action: "refuse" }),
      await client.ask({ action: "say", text: "still here" }),
    ]),
    expected: [{ Code: "BadRequestError", Message: "Say something else" }, { said: "still here" }],
  },
  {
    name: "a body that does not fit its schema is told",
    run: withClient((client) => client.ask({ action: "say" })),
    expected: expect.objectContaining({ Code: "BadRequestError" }),
  },
  {
    name: "what a method throws is told as Internal server error, and the client stays",
    run: withClient(async (client) => [
      await client.ask({ action: "fail" }),
      await client.ask({ action: "say", text: "still here" }),
    ]),
    expected: [
      { message: "Internal server error", connectionId: expect.any(String), requestId: expect.any(String) },
      { said: "still here" },
    ],
  },
  {
    name: "what the authorizer said is in every message",
    run: withClient((client) => client.ask({ action: "who" })),
    expected: { principalId: "ada", plan: "free", connectionId: expect.any(String) },
  },
  { name: "no identity source: 401", run: refusalOf({ query: "" }), expected: "Unexpected server response: 401" },
  {
    name: "an authorizer that throws Unauthorized: 401",
    run: refusalOf({ query: "key=unknown" }),
    expected: "Unexpected server response: 401",
  },
  {
    name: "an authorizer that denies: 403",
    run: refusalOf({ query: "key=denied" }),
    expected: "Unexpected server response: 403",
  },
  {
    name: "a method that refuses: its status",
    run: refusalOf({ query: "key=full" }),
    expected: "Unexpected server response: 503",
  },
  {
    name: "the subprotocol that the app chooses",
    run: async ({ url }) => {
      try {
        const client = await connectSocket(url, { protocols: ["chat.v2", "chat.v1"] })
        client.close(1000, "")
        return client.protocol
      } catch (error) {
        return (error as Error).message
      }
    },
    expected: "chat.v2",
  },
  {
    name: "the AWS SDK sends to a client, describes it and ends its connection",
    run: withClient(
      async (client, { management }) => {
        const ConnectionId = await idOf(client)
        await management.send(new PostToConnectionCommand({ ConnectionId, Data: Buffer.from("grüße") }))
        const heard = await client.next()
        const { Identity, ConnectedAt, LastActiveAt } = await management.send(
          new GetConnectionCommand({ ConnectionId }),
        )
        await management.send(new DeleteConnectionCommand({ ConnectionId }))
        return { heard, Identity, times: [ConnectedAt, LastActiveAt], code: (await client.closed).code }
      },
      { headers: { "User-Agent": "phone" } },
    ),
    expected: {
      heard: "grüße",
      Identity: { SourceIp: "127.0.0.1", UserAgent: "phone" },
      times: [expect.any(Date), expect.any(Date)],
      code: 1000,
    },
  },
  {
    name: "who is gone is a GoneException, whatever is asked of it",
    run: withClient(async (client, { management }) => {
      const ConnectionId = await idOf(client)
      client.close(1000, "")
      await client.closed
      const nameOf = (sending: Promise<unknown>) => sending.then(() => "sent").catch((error: Error) => error.name)
      const ask = async () => [
        await nameOf(management.send(new PostToConnectionCommand({ ConnectionId, Data: "late" }))),
        await nameOf(management.send(new GetConnectionCommand({ ConnectionId }))),
        await nameOf(management.send(new DeleteConnectionCommand({ ConnectionId }))),
      ]
      // API Gateway may see the end a moment later than the client.
      await vi.waitUntil(async () => !(await ask()).includes("sent"), { interval: 50 })
      return ask()
    }),
    expected: ["GoneException", "GoneException", "GoneException"],
  },
]

function withClient(
  talk: (client: SocketClient, api: SocketApi) => Promise<unknown>,
  options: ConnectOptions = {},
): SocketCase["run"] {
  return async (api) => {
    const client = await connectSocket(api.url, options)
    try {
      return await talk(client, api)
    } finally {
      client.close(1000, "")
    }
  }
}

function refusalOf(options: ConnectOptions): SocketCase["run"] {
  return async ({ url }) => {
    try {
      await connectSocket(url, options)
      return "connected"
    } catch (error) {
      return (error as Error).message
    }
  }
}

async function idOf(client: SocketClient): Promise<string> {
  const { connectionId } = (await client.ask({ action: "who" })) as { connectionId: string }
  return connectionId
}
