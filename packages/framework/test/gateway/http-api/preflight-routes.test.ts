import { expect, it } from "vitest"
import type { ApiRoute } from "../../../src/gateway/api-description.ts"
import { preflightRoutes } from "../../../src/gateway/http-api/preflight-routes.ts"
import { routeKeyOf } from "../../../src/gateway/http-api/route-key.ts"
import { route } from "../gateway-fixture.ts"

const guarded = (method: string, path: string): ApiRoute => ({
  ...route(method, path),
  authorizerId: "Auth",
  scopes: ["read"],
})
const keysOf = (...routes: ApiRoute[]) => preflightRoutes(routes).map(routeKeyOf)

it("is an open OPTIONS of the same function beside a protected ANY, with its throttle", () => {
  const throttle = { rate: 1, burst: 1 }
  const any = { ...guarded("ANY", "/a/{rest+}"), throttle }
  expect(preflightRoutes([any])).toEqual([{ ...route("OPTIONS", "/a/{rest+}"), throttle }])
})

it("is every path where $default is protected", () => {
  expect(keysOf(guarded("ANY", "$default"))).toEqual(["OPTIONS /", "OPTIONS /{proxy+}"])
})

it("names a greedy parameter at the root as the app does", () => {
  expect(keysOf(guarded("ANY", "$default"), route("GET", "/{rest+}"))).toEqual(["OPTIONS /", "OPTIONS /{rest+}"])
})

it("is none where none is needed", () => {
  expect(keysOf(route("ANY", "/a"), guarded("GET", "/b"), route("ANY", "$default"))).toEqual([])
})

it("takes no OPTIONS from open routes, nor two times the same", () => {
  expect(keysOf(guarded("ANY", "$default"), route("ANY", "/"), route("ANY", "/{all+}"))).toEqual([])
  expect(keysOf(guarded("ANY", "$default"), guarded("ANY", "/"), guarded("ANY", "/{all+}"))).toEqual([
    "OPTIONS /",
    "OPTIONS /{all+}",
  ])
})
