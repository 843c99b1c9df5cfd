import {
  allow,
  App,
  type AppOptions,
  authorizer,
  iamAuthorizer,
  jwtAuthorizer,
  onConnect,
  onMessage,
  type TokenAuthorizerRequest,
} from "@tsapi/framework"
import { declarationsOf } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { checkWebSocket } from "../../../src/gateway/web-socket/check-web-socket.ts"

@authorizer({ type: "token" })
class TokenAuth {
  authorize({ token }: TokenAuthorizerRequest) {
    return allow({ principalId: token, routes: ["*"] })
  }
}

class Plain {
  @onMessage()
  take() {}
}

function faults(options: AppOptions): readonly string[] {
  return checkWebSocket(declarationsOf(new App("app", options))).map(({ code, message }) => `${code} ${message}`)
}

describe("what is wrong with a WebSocket API", () => {
  it("is nothing of one that is guarded by signatures, or meant to be open", () => {
    class Signed {
      @onConnect({ authorizer: iamAuthorizer() })
      connect() {}
    }
    class Open {
      @onConnect({ authorizer: null })
      connect() {}
    }
    expect(faults({ handlers: [Signed] })).toEqual([])
    expect(faults({ handlers: [Open], authorizers: [TokenAuth], authorizer: TokenAuth })).toEqual([])
  })

  it("is an authorizer of the app that could guard nothing, or not in its form", () => {
    class Inherits {
      @onConnect()
      connect() {}
    }
    const guarded = { authorizers: [TokenAuth], authorizer: TokenAuth }
    expect(faults({ handlers: [Plain], ...guarded })).toEqual([
      "WEBSOCKET_AUTHORIZER_INVALID The app's authorizer TokenAuth guards @onConnect, which no method has: anyone could connect",
    ])
    expect(faults({ handlers: [Inherits], ...guarded })).toEqual([
      'WEBSOCKET_AUTHORIZER_INVALID Inherits.connect: TokenAuth is an authorizer of type "token"',
    ])
    expect(faults({ handlers: [Inherits], authorizer: TokenAuth })).toEqual([
      "WEBSOCKET_AUTHORIZER_INVALID Inherits.connect: the authorizer TokenAuth is not listed",
    ])
    const authorizer = jwtAuthorizer({ issuer: "https://id.example/", audience: "app" })
    expect(faults({ handlers: [Inherits], authorizer })).toEqual([
      "WEBSOCKET_AUTHORIZER_INVALID Inherits.connect: jwtAuthorizer cannot guard a WebSocket API",
    ])
  })

  it("is a key that API Gateway keeps or refuses, and one that two methods have", () => {
    class Keys {
      @onMessage("$connect2")
      reserved() {}
      @onMessage(" say")
      spaced() {}
      @onMessage("say")
      first() {}
      @onMessage("say")
      second() {}
    }
    expect(faults({ handlers: [Keys] }).map((fault) => fault.replace(/ \(\S+\)/, ""))).toEqual([
      'WEBSOCKET_ROUTE_INVALID Keys.reserved: a route cannot have the key "$connect2"',
      'WEBSOCKET_ROUTE_INVALID Keys.spaced: a route cannot have the key " say"',
      "WEBSOCKET_ROUTE_DUPLICATE Keys.second: Keys.first has the route say already",
    ])
  })

  it("is a setting of the function that two methods of the class do not agree on", () => {
    class Settings {
      @onConnect({ function: { memory: 256, timeout: 3 } })
      connect() {}
      @onMessage("a", { function: { memory: 256 } })
      agrees() {}
      @onMessage("b", { function: { timeout: 5 } })
      differs() {}
    }
    expect(faults({ handlers: [Settings] })).toEqual([
      "FUNCTION_INVALID Settings.differs: Settings.connect sets timeout of the function otherwise",
    ])
  })

  it.each([
    [{ routeSelectionExpression: "action" }, 'webSocket.routeSelectionExpression is "action"'],
    [{ throttle: { rate: -1, burst: 1 } }, "webSocket.throttle.rate is -1"],
    [{ disableExecuteApiEndpoint: true }, "webSocket.disableExecuteApiEndpoint is true, and webSocket.domain gives"],
    [{ domain: { name: "ws.example.com" } }, "webSocket.domain has no certificate"],
    [{ domain: { name: "ws.example.com", securityPolicy: "TLS_1_0" } }, "webSocket.domain.securityPolicy is TLS_1_0"],
    [
      { domain: { name: "api.example.com", existing: true } },
      "webSocket.domain.name is api.example.com, which is that",
    ],
  ] as const)("is the option %j", (webSocket, message) => {
    const api = { domain: { name: "api.example.com", existing: true } }
    expect(faults({ handlers: [Plain], webSocket, api })).toEqual([
      expect.stringContaining(`WEBSOCKET_OPTION_INVALID ${message}`),
    ])
  })

  it("is options for an API that is not there", () => {
    expect(faults({ webSocket: {} })).toEqual([
      "WEBSOCKET_OPTION_INVALID webSocket is set, and the app has no WebSocket API",
    ])
  })
})
