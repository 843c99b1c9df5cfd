import {
  allow,
  App,
  authorizer,
  type ConnectRequest,
  deny,
  iamAuthorizer,
  type MessageRequest,
  onConnect,
  onMessage,
  type RequestAuthorizerRequest,
  reply,
  route,
  UnauthorizedError,
} from "@tsapi/framework"
import { connections } from "@tsapi/framework/connections"
import { createTestClient } from "@tsapi/framework/testing"
import { describe, expect, it } from "vitest"

@authorizer({ type: "request", identitySources: ["query.token"] })
class TokenAuth {
  authorize({ query }: RequestAuthorizerRequest) {
    if (query["token"] === "none") throw new UnauthorizedError("no")
    if (query["token"] === "broken") throw new Error("broken")
    return query["token"] === "denied" ? deny() : allow({ principalId: query["token"] ?? "", routes: ["*"] })
  }
}

describe("an app with middleware and a REST API beside", () => {
  it("runs the middleware around handlers, and lets routes reach clients", async () => {
    class News {
      @route("POST", "/news/{id}")
      async post({ params }: { params: { id: string } }) {
        await connections.send(params.id, "news")
      }

      @onMessage()
      read({ body }: MessageRequest) {
        return body
      }
    }
    const app = new App("news", { controllers: [News], handlers: [News] })
    app.use("webSocket", async ({ routeKey }, next) => {
      const answer = await next()
      return routeKey === "$default" ? `<${String(answer.body)}>` : answer
    })
    const client = createTestClient(app)
    const socket = await client.webSocket()
    await socket.send("a")
    const { status } = await client.post(`/news/${encodeURIComponent(socket.connectionId)}`)

    expect(status).toBe(200)
    expect(socket.received).toEqual(["<a>", "news"])
    client.close()
  })
})

describe("an authorizer of a WebSocket API", () => {
  class Guarded {
    @onConnect({ authorizer: TokenAuth })
    connect() {}

    @onMessage()
    who({ auth }: MessageRequest) {
      return auth
    }
  }
  const errors: unknown[] = []
  const client = createTestClient(new App("guarded", { handlers: [Guarded], authorizers: [TokenAuth] }), {
    onError: (error) => void errors.push(error),
  })

  it("says who is connected for as long as it is", async () => {
    const socket = await client.webSocket({ query: { token: "ada" } })
    await socket.send("who?")

    expect(await socket.receiveJson()).toEqual({ principalId: "ada" })
  })

  it.each([
    [{}, 401],
    [{ token: "none" }, 401],
    [{ token: "denied" }, 403],
    [{ token: "broken" }, 500],
  ])("answers a handshake with %j by %i", async (query, status) => {
    await expect(client.webSocket({ query: { ...query } })).rejects.toMatchObject({ status })
  })

  it("lets in who signs, and nobody else, with iamAuthorizer", async () => {
    class Signed {
      @onConnect({ authorizer: iamAuthorizer() })
      connect({ auth }: ConnectRequest) {
        return auth.principalId?.endsWith("user/ada") ? undefined : reply("who?", { status: 500 })
      }
    }
    const signed = createTestClient(new App("signed", { handlers: [Signed] }))

    await expect(signed.webSocket()).rejects.toMatchObject({ status: 403 })
    const other = signed.credentials({ user: "eve", mayInvoke: ["GET/*"] })
    await expect(signed.webSocket({ credentials: other })).rejects.toMatchObject({ status: 403 })
    const socket = await signed.webSocket({ credentials: signed.credentials({ user: "ada" }) })
    expect(socket.received).toEqual([])
  })
})

it("refuses to connect to an app without a WebSocket API", async () => {
  await expect(createTestClient(new App("none")).webSocket()).rejects.toThrow("The app has no WebSocket API")
})
