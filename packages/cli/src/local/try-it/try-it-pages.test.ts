import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import { describe, expect, it } from "vitest"
import { appWithoutFunctions as build } from "../../../test/local/app-without-functions.ts"
import { pagesBeside } from "../pages-beside.ts"
import { routeBehindTryIt } from "./try-it-pages.ts"

const location = { file: "src/app.ts", line: 1 }

function apiOf(...paths: readonly string[]): ApiDescription {
  const routes = paths.map((path): ApiRoute => ({
    method: "GET",
    path,
    target: { type: "function", functionId: "Api" },
    location,
  }))
  return { routes, authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
}

async function get(
  target: string,
  { api = apiOf("/todos"), method = "GET", describe = async () => ({ openapi: "3.1.0" }) } = {},
) {
  const current = () => ({ build, api, signingKey: undefined, issuers: new Map<string, string>() })
  const pages = pagesBeside({ current, url: "http://127.0.0.1:8000", describe })
  const answer = await pages({ method, target, headers: [], body: new Uint8Array(), sourceIp: "127.0.0.1" })
  return (
    answer && {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: Buffer.from(answer.body).toString(),
    }
  )
}

describe("the try-it pages", () => {
  it("are the page, the document of now, and the viewer", async () => {
    expect(await get("/_tsapi?x=1")).toMatchObject({
      status: 200,
      text: expect.stringContaining("<title>notes</title>"),
    })
    expect(await get("/_tsapi/")).toMatchObject({ status: 200 })
    expect(JSON.parse((await get("/_tsapi/openapi.json"))?.text ?? "")).toEqual({ openapi: "3.1.0" })
    expect((await get("/_tsapi/scalar.js"))?.text.length).toBeGreaterThan(1_000_000)
    expect(await get("/_tsapi/start.js")).toMatchObject({ text: expect.stringContaining('"telemetry":false') })
  })

  it("may load nothing from elsewhere", async () => {
    const { headers, text = "" } = (await get("/_tsapi")) ?? {}
    expect(headers?.["Content-Security-Policy"]).toMatch(
      /^default-src 'none'; script-src 'self'; .*connect-src 'self';/,
    )
    expect(text).not.toMatch(/https?:/)
  })

  it("answer 404, 405 and 500 for what they are not, and a body only to GET", async () => {
    expect(await get("/_tsapi/other")).toMatchObject({ status: 404 })
    expect(await get("/_tsapi", { method: "POST" })).toMatchObject({ status: 405 })
    expect(await get("/_tsapi", { method: "HEAD" })).toMatchObject({ status: 200, text: "" })
    const describe = () => Promise.reject(new Error("no source"))
    expect(await get("/_tsapi/openapi.json", { describe })).toMatchObject({
      status: 500,
      text: expect.stringContaining("no source"),
    })
  })

  it("leave every other path to the app", async () => {
    for (const target of ["/", "/todos", "/_tsapis", "/x/_tsapi"]) expect(await get(target)).toBeUndefined()
  })

  it.each(["/_tsapi", "/_tsapi/{id}"])("leave %s to an app that declares it", async (path) => {
    expect(await get("/_tsapi", { api: apiOf("/todos", path) })).toBeUndefined()
  })

  it.each(["/{name}", "/{proxy+}"])("say that %s answers there when deployed", (path) => {
    expect(routeBehindTryIt(apiOf("/todos", path))).toBe(`GET ${path}`)
    expect(routeBehindTryIt(apiOf("/todos/{id}"))).toBeUndefined()
  })
})
