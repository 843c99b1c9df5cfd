import { describe, expect, it } from "vitest"
import type { ApiSourcePolicy, ApiSources } from "../../src/gateway/source/api-source-policy.ts"
import { createGateway } from "../../src/gateway/create-gateway.ts"
import { readIpRange } from "../../src/gateway/source/ip-ranges.ts"
import { header, route, text } from "./gateway-fixture.ts"

const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }

function sources(extra: Partial<ApiSources>): ApiSources {
  return { ips: [], vpcEndpoints: [], vpcs: [], accounts: [], principals: [], ...extra }
}

/** What an API with a policy answers to a request from an address. */
async function answerTo(sourceIp: string, sourcePolicy: Partial<ApiSourcePolicy>, method = "GET") {
  const invoked: string[] = []
  const gateway = createGateway(
    {
      routes: [route("GET", "/a", { cors, apiKeyRequired: method === "GET-KEYED" })],
      authorizers: [],
      binaryMediaTypes: [],
      gatewayResponses: {},
      stageName: "api",
      sourcePolicy: { deny: sources({}), statements: [], ...sourcePolicy },
    },
    {
      async invoke(functionId) {
        invoked.push(functionId)
        return { ok: true, payload: { statusCode: 200, body: "ok" } }
      },
    },
  )
  const response = await gateway.handle({
    method: method.replace("-KEYED", ""),
    target: "/a",
    headers: [],
    body: Buffer.from(""),
    sourceIp,
  })
  return { status: response.status, body: text(response), type: header(response, "x-amzn-errortype"), invoked }
}

const denied = {
  status: 403,
  body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:tsapilocal/api/GET/a with an explicit deny"}',
  type: "AccessDeniedException",
  invoked: [],
}

describe("a resource policy", () => {
  const allow = sources({ ips: ["203.0.113.0/24", "2001:db8::/32"] })

  it("lets in the addresses that it allows, and no others", async () => {
    expect((await answerTo("203.0.113.9", { allow })).status).toBe(200)
    expect((await answerTo("2001:db8::1", { allow })).status).toBe(200)
    expect(await answerTo("203.0.114.1", { allow })).toEqual(denied)
    expect(await answerTo("::1", { allow })).toEqual(denied)
  })

  it("keeps out the addresses that it denies, even those it allows", async () => {
    const deny = sources({ ips: ["203.0.113.7"] })

    expect(await answerTo("203.0.113.7", { allow, deny })).toEqual(denied)
    expect((await answerTo("203.0.113.8", { allow, deny })).status).toBe(200)
    expect((await answerTo("198.51.100.1", { deny })).status).toBe(200)
  })

  it("is asked before API keys, and for preflights", async () => {
    expect(await answerTo("198.51.100.1", { allow }, "GET-KEYED")).toEqual(denied)
    const preflight = await answerTo("198.51.100.1", { allow }, "OPTIONS")
    expect(preflight.status).toBe(403)
    expect(preflight.body).toContain("/api/OPTIONS/a with an explicit deny")
  })

  it("that allows VPCs answers 501 to whom else it does not allow, and denies VPCs only on AWS", async () => {
    const mixed = sources({ ips: ["203.0.113.0/24"], vpcEndpoints: ["vpce-0a"] })

    expect((await answerTo("203.0.113.9", { allow: mixed })).status).toBe(200)
    expect(await answerTo("127.0.0.1", { allow: mixed })).toMatchObject({ status: 501, invoked: [] })
    expect((await answerTo("127.0.0.1", { deny: sources({ vpcs: ["vpc-0a"] }) })).status).toBe(200)
  })
})

describe("a range of addresses", () => {
  it.each(["10.0.0.0/8", "203.0.113.7", "0.0.0.0/0", "::1", "2001:db8::/32"])("is %s", (range) => {
    expect(readIpRange(range)).toBeDefined()
  })

  it.each(["10.0.0.0/33", "10.0.0/8", "2001:db8::/129", "example.com", "", "10.0.0.0/-1", "10.0.0.0/8/8"])(
    "is not %s",
    (range) => {
      expect(readIpRange(range)).toBeUndefined()
    },
  )
})
