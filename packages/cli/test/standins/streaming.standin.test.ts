import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { bootFunction } from "./boot-function.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { nodeVersions, type NodeVersion } from "./stand-in.ts"

const project = fileURLToPath(new URL("fixtures/streams", import.meta.url))
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-streams-"))
  await runTsapiWell(project, { args: ["package", "--out", directory] })
})

afterAll(() => rm(directory, { recursive: true, force: true }))

const restEvent = (resource: string, query: Record<string, string> | null = null) => ({
  ...{ resource, path: resource, httpMethod: "GET", headers: {}, pathParameters: null, body: null },
  ...{ queryStringParameters: query, multiValueQueryStringParameters: null, isBase64Encoded: false },
  requestContext: { requestId: "r", stage: "api", path: resource, identity: { sourceIp: "203.0.113.7" } },
})

const urlEvent = (rawPath: string) => ({
  ...{ version: "2.0", routeKey: "$default", rawPath, rawQueryString: "", headers: {}, isBase64Encoded: false },
  requestContext: {
    ...{ requestId: "r", stage: "$default", domainName: "abc.lambda-url.eu-west-1.on.aws" },
    http: { method: "GET", sourceIp: "203.0.113.7" },
  },
})

/** The metadata, and what follows them. */
function read(payload: unknown): readonly [metadata: unknown, body: string] {
  const [metadata = "", body = ""] = (payload as readonly string[]).join("").split("\0".repeat(8))
  return [JSON.parse(metadata), body]
}

describe.each(nodeVersions)("a function that streams, under AWS's runtime client on %s", (node) => {
  it("writes metadata, and then each piece by itself", async () => {
    const fn = await boot(node)
    const outcome = await fn.invoke(restEvent("/ticks"))
    expect(outcome).toMatchObject({ ok: true, payload: expect.arrayContaining(["one", "two"]) })
    const [metadata, body] = read(outcome.ok && outcome.payload)
    expect(body).toBe("onetwo")
    expect(metadata).toMatchObject({ statusCode: 200, headers: { "Content-Type": "text/plain; charset=utf-8" } })
    const missing = await fn.invoke(restEvent("/ticks", { missing: "1" }))
    expect(read(missing.ok && missing.payload)).toMatchObject([
      { statusCode: 404 },
      expect.stringContaining("no ticks"),
    ])
    const none = await fn.invoke(restEvent("/none"))
    expect(read(none.ok && none.payload)).toMatchObject([{ statusCode: 204 }, ""])
  })

  it("answers what is not streamed as a whole", async () => {
    const fn = await boot(node)
    expect(await fn.invoke(restEvent("/whole"))).toMatchObject({
      ok: true,
      payload: { statusCode: 200, body: expect.any(String) },
    })
    const byUrl = await fn.invoke(urlEvent("/whole"))
    expect(read(byUrl.ok && byUrl.payload)).toMatchObject([{ statusCode: 200, cookies: [] }, '{"whole":true}'])
  })

  it("reports what is thrown in the midst, and serves the next invocation", async () => {
    const fn = await boot(node)
    const broken = await fn.invoke(restEvent("/ticks", { broken: "1" }))
    expect(broken).toMatchObject({ ok: false, error: { errorType: "RangeError" } })
    expect(fn.logs()).toContain("in the midst")
    expect(await fn.invoke(restEvent("/whole"))).toMatchObject({ ok: true })
  })
})

async function boot(node: NodeVersion) {
  const fn = await bootFunction({ zip: path.join(directory, "TickController.zip"), node })
  onTestFinished(() => fn.stop())
  return fn
}
