import { fileURLToPath } from "node:url"
import { ApiGatewayManagementApiClient } from "@aws-sdk/client-apigatewaymanagementapi"
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { type DeployedApp, localApp, ministackApp } from "./deployed-app.ts"
import { documentedSocketEvents, handshakeHeaders, ministackSocketShapes } from "./documented-socket-events.ts"
import { dropResources } from "./drop-resources.ts"
import { ministackSocketDeviations } from "./ministack-socket-deviations.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { deviate, type Shape, shapeOf } from "./shape-of.ts"
import { connectSocket } from "./socket-client.ts"
import { type SocketApi, socketCases } from "./socket-cases.ts"
import { startLocal, type LocalProcess } from "./start-local.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const project = fileURLToPath(new URL("fixtures/sockets", import.meta.url))

/** To ministack 1.5.33: its APIs are deployed as they are, and answer all that functions return. */
const unknownTypes = ["AWS::ApiGatewayV2::Deployment", "AWS::ApiGatewayV2::RouteResponse"]

let ministack: Ministack
let local: LocalProcess
let onMinistack: SocketApi
let onLocal: SocketApi

beforeAll(async () => {
  await Promise.all([openMinistack(), openLocal()])
})
afterAll(async () => {
  await Promise.all([ministack?.stop(), local?.stop()])
})

describe("a WebSocket API under tsapi local", () => {
  it.each(socketCases)("$name", async ({ run, expected }) => {
    expect(await run(onLocal)).toEqual(expected)
  })
})

describe("a WebSocket API deployed to ministack", () => {
  it.each(socketCases.filter(({ name }) => !(name in ministackSocketDeviations)))(
    "$name",
    async ({ run, expected }) => {
      expect(await run(onMinistack)).toEqual(expected)
    },
  )

  // When ministack is mended, the entry in the table has to go.
  it.each(Object.entries(ministackSocketDeviations))("ministack deviates: %s", async (name, { found }) => {
    const { run, expected } = socketCases.find((each) => each.name === name) ?? socketCases[0]
    const answer = await run(onMinistack)
    expect(answer).toEqual(found)
    expect(answer).not.toEqual(expected)
  })
})

describe("the events of a WebSocket API", () => {
  beforeAll(async () => {
    for (const { url, recorded } of [onLocal, onMinistack]) {
      const client = await connectSocket(url, { query: "key=recorded", headers: { "X-Test": "a", "User-Agent": "b" } })
      await client.ask({ action: "record" })
      client.close(4000, "bye")
      const { connectionId } = contextOf(await recorded("connect"))
      await vi.waitUntil(async () => contextOf(await recorded("disconnect"))["connectionId"] === connectionId, {
        timeout: 20_000,
      })
    }
  })

  it("say how the client left, which ministack does not see", async () => {
    const left = { disconnectStatusCode: 4000, disconnectReason: "bye" }
    expect(contextOf(await onLocal.recorded("disconnect"))).toMatchObject(left)
    const unseen = { disconnectStatusCode: 1006, disconnectReason: "" }
    expect(contextOf(await onMinistack.recorded("disconnect"))).toMatchObject(unseen)
  })

  it.each(Object.entries(documentedSocketEvents))("%s, look as on AWS under tsapi local", async (what, event) => {
    expect(await shapeRecorded(onLocal, what)).toEqual(shapeOf(event))
  })

  it.each(Object.entries(documentedSocketEvents))("%s, look as pinned on ministack", async (what, event) => {
    expect(await shapeRecorded(onMinistack, what)).toEqual(deviate(shapeOf(event), ministackSocketShapes[what] ?? {}))
  })

  it("have the headers of the handshake in the client's spelling, which ministack loses", async () => {
    const namesOn = async ({ recorded }: SocketApi) => Object.keys((await recorded("connect"))["headers"] ?? {})
    expect((await namesOn(onLocal)).toSorted()).toEqual(handshakeHeaders)
    expect(await namesOn(onMinistack)).toEqual(expect.arrayContaining(["x-test", "user-agent", "sec-websocket-key"]))
  })
})

function contextOf(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return (event["requestContext"] ?? {}) as Readonly<Record<string, unknown>>
}

async function shapeRecorded({ recorded }: SocketApi, what: string): Promise<Shape> {
  const { headers: _, multiValueHeaders: __, ...event } = await recorded(what)
  return shapeOf(event)
}

async function openLocal(): Promise<void> {
  local = await startLocal(project, ["--fresh"])
  const app = await localApp(project, "sockets-dev")
  const management = app.settings("apigatewaymanagementapi")
  onLocal = {
    url: `${local.url.replace("http", "ws")}/`,
    management: new ApiGatewayManagementApiClient({ ...management, endpoint: `${management.endpoint}/api` }),
    recorded: recorderOf(app, "sockets-dev-Seen"),
  }
}

async function openMinistack(): Promise<void> {
  ministack = await startMinistack()
  const cloudFormation = await dropResources(ministack.endpoint, unknownTypes)
  const environment = { ...ministack.environment, AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint }
  const { stdout } = await runTsapiWell(project, { args: ["deploy", "-y", "--json"], environment })
  cloudFormation.close()
  const { outputs } = JSON.parse(stdout)
  const app = ministackApp(ministack, outputs)
  const endpoint = ministack.restApiUrl(outputs.WebSocketApiId, "api")
  onMinistack = {
    url: endpoint.replace("http", "ws"),
    management: new ApiGatewayManagementApiClient({ ...app.settings("apigateway"), endpoint }),
    recorded: recorderOf(app, outputs.SeenTableName),
  }
}

function recorderOf(app: DeployedApp, TableName: string): SocketApi["recorded"] {
  return async (what) => {
    const client = new DynamoDBClient(app.settings("dynamodb"))
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
    client.destroy()
    return JSON.parse(Items.find((item) => item["what"]?.S === what)?.["event"]?.S ?? "{}")
  }
}
