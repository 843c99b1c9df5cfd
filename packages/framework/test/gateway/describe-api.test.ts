import { describe, expect, it } from "vitest"
import { allow, App, authorizer, controller, route } from "../../src/index.ts"
import { declarationsOf } from "../../src/internal.ts"
import { describeApi } from "../../src/gateway/describe-api.ts"
import { preflightsOf } from "../../src/gateway/preflight.ts"

@authorizer({ type: "request", ttlSeconds: 60, identitySources: ["header.X-Key", "query.tenant", "stage.tier"] })
class KeyAuth {
  authorize() {
    return allow({ principalId: "ada", routes: ["*"] })
  }
}

@controller("/todos", { authorizer: KeyAuth, cors: { allowHeaders: ["X-Special-Header"] } })
class Todos {
  @route(["GET", "post"], "/")
  all() {}

  @route("GET", "/{id}", { authorizer: null, cors: false })
  one() {}
}

const app = new App("example", { controllers: [Todos], authorizers: [KeyAuth], binaryMediaTypes: ["image/*"] })
const api = describeApi(declarationsOf(app), {
  stageName: "api",
  functionIdOf: ({ className, methodName }) => `${className}-${methodName}`,
})

describe("describeApi", () => {
  it("makes one route per method, with the function, authorizer and CORS of its handler", () => {
    const cors = {
      allowOrigins: ["*"],
      allowHeaders: [
        "Authorization",
        "Content-Type",
        "X-Amz-Date",
        "X-Amz-Security-Token",
        "X-Api-Key",
        "X-Special-Header",
      ],
      exposeHeaders: [],
      allowCredentials: false,
    }
    const location = { file: expect.stringContaining("describe-api.test.ts"), line: expect.any(Number) }
    expect(api.routes).toEqual([
      {
        method: "GET",
        path: "/todos",
        target: { type: "function", functionId: "Todos-all" },
        authorizerId: "KeyAuth",
        cors,
        location,
      },
      {
        method: "POST",
        path: "/todos",
        target: { type: "function", functionId: "Todos-all" },
        authorizerId: "KeyAuth",
        cors,
        location,
      },
      { method: "GET", path: "/todos/{id}", target: { type: "function", functionId: "Todos-one" }, location },
    ])
    const carried = { headers: expect.objectContaining({ "Access-Control-Allow-Origin": "'*'" }), templates: {} }
    expect(api.gatewayResponses).toEqual({ DEFAULT_4XX: carried, DEFAULT_5XX: carried })
  })

  it("names an authorizer and its function after the class, with the long form of its identity sources", () => {
    expect(api.authorizers).toMatchObject([
      {
        id: "KeyAuth",
        functionId: "KeyAuth",
        type: "request",
        ttlSeconds: 60,
        identitySources: ["method.request.header.X-Key", "method.request.querystring.tenant", "stageVariables.tier"],
      },
    ])
  })

  it("takes over the app's binary media types and the stage", () => {
    expect(api).toMatchObject({ binaryMediaTypes: ["image/*"], stageName: "api" })
  })

  it("survives JSON, as the CLI's worker sends it", () => {
    expect(JSON.parse(JSON.stringify(api))).toEqual(api)
  })

  it("has no CORS on the gateway's own answers when no route has CORS", () => {
    expect(describeApi([], { stageName: "api", functionIdOf: () => "Api" }).gatewayResponses).toEqual({})
  })

  it("gives a preflight to each path with CORS", () => {
    expect(preflightsOf(api).map(({ path }) => path)).toEqual(["/todos"])
  })
})
