import { describe, expect, it } from "vitest"
import { stageLimits } from "./stage-limits.ts"

const location = { file: "src/app.ts", line: 1 }
const api = { authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
const route = { method: "GET", target: { type: "function", functionId: "Api" } as const, location }
const cache = { ttlSeconds: 60, keys: [], namespace: "n" }

describe("what a stage says of its methods", () => {
  it("is nothing where nothing is limited", () => {
    expect(stageLimits({ ...api, routes: [{ ...route, path: "/" }] })).toEqual({})
  })

  it("has the settings of ANY for each method that it stands for", () => {
    const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }
    const routes = [
      { ...route, method: "ANY", path: "/", throttle: { rate: 1, burst: 2 }, cors },
      { ...route, path: "/" },
    ]
    const { MethodSettings } = stageLimits({ ...api, routes })
    const methods = ["POST", "PUT", "PATCH", "DELETE", "HEAD"]
    expect(MethodSettings).toEqual(
      methods.map((method) => ({
        HttpMethod: method,
        ResourcePath: "/",
        ThrottlingRateLimit: 1,
        ThrottlingBurstLimit: 2,
      })),
    )
  })

  it("repeats the stage's throttle for a method with settings of its own, and writes / as ~1", () => {
    const routes = [
      { ...route, path: "/", throttle: { rate: 1, burst: 2 } },
      { ...route, path: "/items/{id}", cache },
      { ...route, path: "/plain" },
    ]
    const limits = stageLimits({
      ...api,
      routes,
      throttle: { rate: 10, burst: 20 },
      cache: { size: 0.5, encrypted: true },
    })

    const all = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }
    expect(limits).toEqual({
      CacheClusterEnabled: true,
      CacheClusterSize: "0.5",
      MethodSettings: [
        { HttpMethod: "*", ResourcePath: "/*", ...all, CachingEnabled: false },
        {
          HttpMethod: "GET",
          ResourcePath: "/",
          ThrottlingRateLimit: 1,
          ThrottlingBurstLimit: 2,
          CachingEnabled: false,
        },
        {
          HttpMethod: "GET",
          ResourcePath: "/~1items~1{id}",
          ...all,
          CachingEnabled: true,
          CacheTtlInSeconds: 60,
          CacheDataEncrypted: true,
        },
      ],
    })
  })
})
