import { describe, expect, it } from "vitest"
import { allow, App, type AppOptions, authorizer, controller, route, type RouteOptions } from "../../src/index.ts"
import { declarationsOf } from "../../src/internal.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"

@authorizer({ type: "token" })
class Bearer {
  authorize() {
    return allow({ principalId: "ada", routes: ["*"] })
  }
}

/** The faults of an app with `GET /items/{id}`; values may be of a type that only JavaScript lets pass. */
function faultsOf(routeOptions: object, app: object = {}) {
  @controller("/items")
  class Items {
    @route("GET", "/{id}", routeOptions as RouteOptions)
    one() {}
  }
  const options = { controllers: [Items], authorizers: [Bearer], ...app } as AppOptions
  return checkHttpDeclarations(declarationsOf(new App("example", options)))
}

function messagesOf(api: object) {
  return faultsOf({}, { api }).map(({ code, message }) => `${code} ${message}`)
}

const throttle = { rate: 1, burst: 1 }

describe("options of usage plans", () => {
  it("accepts everything together", () => {
    const usagePlans = {
      Basic: {
        throttle: { rate: 0.5, burst: 2 },
        methodThrottle: { "GET /items/{id}": throttle },
        quota: { limit: 100, period: "week", offset: 1 },
        keys: ["Mobile", { name: "Partner", value: "a1".repeat(10) }],
      },
      Free: { keys: [{ name: "Other", value: "{{resolve:secretsmanager:other}}" }] },
    }
    expect(faultsOf({ apiKey: true }, { api: { usagePlans, throttle } })).toEqual([])
  })

  it.each([
    [{ throttle: { rate: -1, burst: 1 } }, "api.usagePlans.Basic.throttle.rate is -1"],
    [{ throttle: { rate: 1, burst: 1.5 } }, "api.usagePlans.Basic.throttle.burst is 1.5"],
    [{ throttle: { rate: 1 } }, "api.usagePlans.Basic.throttle has no burst"],
    [{ quota: { limit: 1 } }, "api.usagePlans.Basic.quota has no period"],
    [{ quota: { limit: 1, period: "year" } }, 'api.usagePlans.Basic.quota.period is "year"'],
    [{ quota: { limit: 1, period: "day", offset: 1 } }, "api.usagePlans.Basic.quota.offset is 1, in a period of a day"],
    [
      { quota: { limit: 1, period: "week", offset: 7 } },
      "api.usagePlans.Basic.quota.offset is 7, in a period of a week",
    ],
    [{ quota: { limit: 1, period: "month", offset: 28 } }, "api.usagePlans.Basic.quota.offset is 28"],
    [{ keys: ["a b"] }, 'api.usagePlans.Basic.keys.0 is named "a b"'],
    [{ keys: "Mobile" }, 'api.usagePlans.Basic.keys is "Mobile"'],
    [{ keys: [{ name: "K" }] }, "api.usagePlans.Basic.keys.0 has no value"],
    [{ keys: [{ name: "K", value: "short" }] }, "api.usagePlans.Basic.keys.0.value is not a value API Gateway takes"],
    [{ keys: ["K", "k"] }, 'api.usagePlans.Basic.keys names "k", which it has already'],
    [
      { methodThrottle: { "GET /items/{id}": throttle } },
      "api.usagePlans.Basic.methodThrottle needs the plan to have a throttle",
    ],
    [
      { throttle, methodThrottle: { "/items": throttle } },
      "api.usagePlans.Basic.methodThrottle./items is not a method of the API",
    ],
    [
      { throttle, methodThrottle: { "GET /items": throttle } },
      "api.usagePlans.Basic.methodThrottle names GET /items, which no route serves",
    ],
    [{ rate: 5 }, "api.usagePlans.Basic.rate is not a setting"],
  ])("refuses %j", (plan, message) => {
    expect(messagesOf({ usagePlans: { Basic: plan } })).toEqual([`API_OPTION_INVALID ${message}`])
  })

  it("refuses a key of two plans", () => {
    const usagePlans = { Basic: { keys: ["Mobile"] }, Pro: { keys: ["Mobile"] } }
    expect(messagesOf({ usagePlans })).toEqual([
      'API_OPTION_INVALID api.usagePlans.Pro.keys names "Mobile", which Basic has too',
    ])
  })

  it.each([
    [{ size: 2 }, "api.cache.size is 2"],
    [{ ttlSeconds: -1 }, "api.cache.ttlSeconds is -1"],
    [true, "api.cache is true"],
  ])("refuses the cache %j", (cache, message) => {
    expect(messagesOf({ cache })).toEqual([`API_OPTION_INVALID ${message}`])
  })

  it.each([
    [{ resourcePolicy: { allow: [] } }, "api.resourcePolicy.allow is empty, so nobody may call"],
    [{ resourcePolicy: { allow: [{ ip: "10.0.0.0/99" }] } }, 'api.resourcePolicy.allow.0.ip is "10.0.0.0/99"'],
    [{ resourcePolicy: { deny: [{ vpc: "vpce-0a" }] } }, 'api.resourcePolicy.deny.0.vpc is "vpce-0a"'],
    [{ resourcePolicy: { deny: [{}] } }, "api.resourcePolicy.deny.0 is {}"],
    [{ resourcePolicy: { deny: [{ ip: undefined }] } }, "api.resourcePolicy.deny.0 is {}"],
    [{ resourcePolicy: { allow: [{ vpcEndpoint: undefined }] } }, "api.resourcePolicy.allow.0 is {}"],
    [{ resourcePolicy: { allow: [{ account: undefined }] } }, "api.resourcePolicy.allow.0 is {}"],
    [{ resourcePolicy: { deny: [{ principal: undefined }] } }, "api.resourcePolicy.deny.0 is {}"],
    [{ resourcePolicy: {} }, "api.resourcePolicy is empty, so anybody may call"],
    [{ resourcePolicy: { allow: undefined, statements: [] } }, "api.resourcePolicy is empty, so anybody may call"],
    [{ endpoint: "global" }, 'api.endpoint is "global"'],
    [{ endpoint: "private" }, "api.endpoint is private, and api.resourcePolicy does not say who may call"],
    [{ endpoint: "edge", vpcEndpoints: ["vpce-0a"] }, "api.vpcEndpoints is for private APIs, and api.endpoint is edge"],
  ])("refuses %j", (api, message) => {
    expect(messagesOf(api)).toEqual([`API_OPTION_INVALID ${message}`])
  })

  it("accepts a private API for its VPC endpoints", () => {
    const resourcePolicy = { allow: [{ vpcEndpoint: "vpce-0a" }], deny: [{ vpc: "vpc-0b" }] }
    expect(messagesOf({ endpoint: "private", vpcEndpoints: ["vpce-0a"], resourcePolicy })).toEqual([])
  })

  it("refuses the name of a plan that cannot be an id, another source of keys, and half a throttle", () => {
    expect(messagesOf({ usagePlans: { "a b": {} }, apiKeySource: "query", throttle: { burst: 1 } })).toEqual([
      'API_OPTION_INVALID api.usagePlans.a b is named "a b"',
      'API_OPTION_INVALID api.apiKeySource is "query"',
      "API_OPTION_INVALID api.throttle has no rate",
    ])
  })
})

describe("limits of routes", () => {
  it.each([
    [{ throttle: { rate: "5", burst: 1 } }, 'Items.one: throttle.rate is "5"'],
    [{ apiKey: "yes" }, 'Items.one: apiKey is "yes"'],
    [{ timeoutMs: 29_001 }, "Items.one: timeoutMs is 29001"],
    [{ timeoutMs: 49 }, "Items.one: timeoutMs is 49"],
    [{ requestValidation: true }, "Items.one: requestValidation is true"],
  ])("refuses %j, where the route is declared", (options, message) => {
    const location = { file: expect.stringContaining("check-limits.test.ts"), line: expect.any(Number) }
    expect(faultsOf(options)).toMatchObject([{ code: "ROUTE_OPTION_INVALID", message, location }])
  })

  it.each([
    [{ ttlSeconds: 3601 }, "Items.one: cache.ttlSeconds is 3601"],
    [{ keys: ["path.id"] }, 'Items.one: cache.keys.0 is "path.id"'],
    [{ key: [] }, "Items.one: cache.key is not a setting"],
  ])("refuses the cache %j", (cache, message) => {
    expect(faultsOf({ cache }, { api: { cache: {} } })).toMatchObject([{ code: "ROUTE_OPTION_INVALID", message }])
  })

  it("refuses a cache where the API says nothing of one, and takes its word for having none", () => {
    const message = "Items.one: cache is set, but the API has none to keep answers in"
    expect(faultsOf({ cache: true })).toMatchObject([{ code: "ROUTE_OPTION_INVALID", message }])
    expect(faultsOf({ cache: true }, { api: { cache: false } })).toEqual([])
  })

  it("refuses a key that nobody can have", () => {
    expect(faultsOf({ apiKey: true })).toMatchObject([
      { code: "API_KEY_UNUSABLE", message: expect.stringContaining("Items.one needs an API key") },
    ])
  })

  it("asks for an authorizer that can know the key, where keys come from those", () => {
    const app = { api: { apiKeySource: "authorizer", usagePlans: { Basic: { keys: ["Mobile"] } } } }

    expect(faultsOf({ apiKey: true, authorizer: Bearer }, app)).toEqual([])
    expect(faultsOf({ apiKey: true, authorizer: null }, app)).toMatchObject([
      { code: "API_KEY_UNUSABLE", message: expect.stringContaining("it has no authorizer") },
    ])
  })

  it("takes apiKey from the controller, then from the App", () => {
    @controller("/a", { apiKey: false, throttle })
    class A {
      @route("GET", "/")
      free() {}

      @route("GET", "/keyed", { apiKey: true, throttle: { rate: 2, burst: 2 } })
      keyed() {}
    }
    @controller("/b")
    class B {
      @route("GET", "/")
      inherited() {}
    }
    const declared = declarationsOf(new App("example", { controllers: [A, B], apiKey: true }))
    expect(declared).toMatchObject([
      {},
      { methodName: "free", apiKey: false, throttle },
      { methodName: "keyed", apiKey: true, throttle: { rate: 2 } },
      { methodName: "inherited", apiKey: true, throttle: undefined },
    ])
  })
})
