import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { ConnectionGoneError, connections } from "@tsapi/framework/connections"

const asked: string[] = []
const answers: Readonly<Record<string, readonly [status: number, type: string]>> = {
  gone: [410, "GoneException"],
  secret: [403, "ForbiddenException"],
  "too-long": [413, "PayloadTooLargeException"],
}

// As the management API of API Gateway answers.
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const [status, type] = answers[request.url?.split("/").at(-1) ?? ""] ?? [200, ""]
  response.writeHead(status, { "x-amzn-errortype": type }).end("{}")
})

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening")
  vi.stubEnv("WEBSOCKET_CONNECTIONS_ENDPOINT", `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`)
  vi.stubEnv("AWS_REGION", "us-east-1")
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test")
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test")
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
})

describe("connections", () => {
  it("are those of the API that the environment names", async () => {
    await connections.send("ada", { text: "hi" })
    await connections.close("ada")
    expect(asked).toEqual(["POST /api/@connections/ada", "DELETE /api/@connections/ada"])
  })

  it.each(["send", "close", "info"] as const)("say by a typed error that a client is gone: %s", async (operation) => {
    const failure: unknown = await connections[operation]("gone", "hi").catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(ConnectionGoneError)
    expect(failure).toMatchObject({ connectionId: "gone", cause: { name: "GoneException" } })
  })

  it.each([
    ["secret", "ForbiddenException"],
    ["too-long", "PayloadTooLargeException"],
  ])("let every other error through: %s", async (connectionId, name) => {
    await expect(connections.send(connectionId, "hi")).rejects.toMatchObject({ name })
  })
})
