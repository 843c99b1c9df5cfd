import { generateSigningKey } from "@tsapi/framework/emulator"
import type { ApiDescription } from "@tsapi/framework/gateway"
import { expect, it } from "vitest"
import { appWithoutFunctions } from "../../test/local/app-without-functions.ts"
import { pagesBeside } from "./pages-beside.ts"

const location = { file: "src/app.ts", line: 1 }

it.each([
  ["/todos", 200],
  ["/_tsapi/identity/{name}", undefined],
])("serves the keys of the identity provider beside an app with the route %s: %s", async (path, status) => {
  const routes = [{ method: "GET", path, target: { type: "function" as const, functionId: "Api" }, location }]
  const api: ApiDescription = {
    ...{ routes, authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" },
  }
  const signingKey = await generateSigningKey()
  const current = () => ({ build: appWithoutFunctions, api, signingKey, issuers: new Map<string, string>() })
  const pages = pagesBeside({ current, url: "http://127.0.0.1:8000" })
  const request = { method: "GET", headers: [], body: new Uint8Array(), sourceIp: "127.0.0.1" }
  const answer = await pages({ ...request, target: "/_tsapi/identity/jwks.json" })
  expect(answer?.status).toBe(status)
})
