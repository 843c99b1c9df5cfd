import { expect, it } from "vitest"
import type { ApiDescription, ApiUsagePlan } from "../../src/gateway/api-description.ts"
import { GatewayMemory } from "../../src/gateway/gateway-memory.ts"
import { authorizer, fixture, route } from "./gateway-fixture.ts"

const once = { rate: 0, burst: 1 }
const value = "ada0123456789abcdefgh"
const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }
const cache = { ttlSeconds: 60, keys: [], namespace: "n" }
const statement = { Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" }

function metered(plan: Partial<ApiUsagePlan>): Partial<ApiDescription> {
  return {
    routes: [route("GET", "/a", { apiKeyRequired: true })],
    usage: {
      source: "HEADER",
      keys: [{ name: "Ada", value, plan: "Little" }],
      plans: [{ name: "Little", methodThrottles: [], ...plan }],
    },
  }
}

/** Gateways one after the other, each in the place of the one before; a request is answered with its status and the calls of functions. */
function successive() {
  let memory: GatewayMemory | undefined
  const calls: string[] = []
  const run = (id: string, payload: unknown) => () => {
    calls.push(id)
    return payload
  }
  const functions = {
    Api: run("Api", { statusCode: 200, body: "ok" }),
    Auth: run("Auth", { principalId: "ada", policyDocument: { Version: "2012-10-17", Statement: [statement] } }),
  }
  return (api: Partial<ApiDescription>, versionOf?: (functionId: string) => unknown) => {
    memory = new GatewayMemory({ before: memory, ...(versionOf && { versionOf }) })
    const { send } = fixture(api, functions, { memory, now: () => 0 })
    return async (method = "GET") => {
      calls.length = 0
      const headers = [
        ["x-api-key", value],
        ["authorization", "ada"],
      ] as const
      const { status } = await send(method, "/a", { headers })
      return [status, ...calls].join(" ")
    }
  }
}

it.each<[string, Partial<ApiDescription>, string, string?]>([
  ["the throttle of a method", { routes: [route("GET", "/a", { throttle: once })] }, "429"],
  ["the throttle of the stage", { routes: [route("GET", "/a")], throttle: once }, "429"],
  ["the throttle of a method of ANY", { routes: [route("ANY", "/a", { throttle: once })] }, "429", "PUT"],
  ["the throttle of a preflight", { routes: [route("GET", "/a", { cors })], throttle: once }, "429", "OPTIONS"],
  ["the throttle of an HTTP API's route", { type: "http", routes: [route("GET", "/a", { throttle: once })] }, "429"],
  ["the throttle of a usage plan", metered({ throttle: once }), "429"],
  [
    "the throttle of a usage plan's method",
    metered({ methodThrottles: [{ method: "GET", path: "/a", ...once }] }),
    "429",
  ],
  ["a quota", metered({ quota: { limit: 1, period: "MONTH", offset: 0 } }), "429"],
  ["the cache", { routes: [route("GET", "/a", { cache })] }, "200"],
  [
    "the results of an authorizer",
    { routes: [route("GET", "/a", { authorizerId: "Auth" })], authorizers: [authorizer({ ttlSeconds: 60 })] },
    "200 Api",
  ],
  [
    "the results of an HTTP API's authorizer",
    {
      type: "http",
      stageName: "$default",
      routes: [route("GET", "/a", { authorizerId: "Auth" })],
      authorizers: [authorizer({ type: "request", ttlSeconds: 60 })],
    },
    "200 Api",
  ],
])("%s outlives a gateway that no request reached", async (_, api, again, method) => {
  const next = successive()
  const first = next(api)
  expect(await first(method)).not.toBe(again)
  expect(await first(method)).toBe(again)
  next(api)
  expect(await next(api)(method)).toBe(again)
})

it("forgets what a gateway in between had other limits for", async () => {
  const next = successive()
  const api = (burst: number) => ({ routes: [route("ANY", "/a", { throttle: { rate: 0, burst } })] })
  expect(await next(api(1))()).toBe("200 Api")
  next(api(2))
  expect(await next(api(1))()).toBe("200 Api")
})

it("forgets the answers of a function of another version", async () => {
  const next = successive()
  const guarded = route("GET", "/a", { authorizerId: "Auth", cache })
  const api = { routes: [guarded], authorizers: [authorizer({ ttlSeconds: 60 })] }
  const version = (changed: string) => (functionId: string) => ({ environment: functionId === changed ? "new" : "old" })
  expect(await next(api, version(""))()).toBe("200 Auth Api")
  expect(await next(api, version(""))()).toBe("200")
  expect(await next(api, version("Auth"))()).toBe("200 Auth")
  expect(await next(api, version("Api"))()).toBe("200 Auth Api")
})

it("forgets the answers of an integration without a function when the stage variables change", async () => {
  const next = successive()
  const responses = [
    { status: 200, headers: {}, templates: {} },
    { status: 202, pattern: "202", headers: {}, templates: {} },
  ]
  const requestTemplates = { "application/json": '{"statusCode": $stageVariables.status}' }
  const target = { type: "mock", requestTemplates, passthroughBehavior: "never", responses } as const
  const api = (status: string) => ({ routes: [route("GET", "/a", { cache, target })], stageVariables: { status } })
  expect(await next(api("200"))()).toBe("200")
  expect(await next(api("202"))()).toBe("202")
})
