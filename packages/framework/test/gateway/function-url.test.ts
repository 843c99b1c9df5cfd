import { createHash, createHmac } from "node:crypto"
import { SignatureV4 } from "@smithy/signature-v4"
import { describe, expect, it } from "vitest"
import { createFunctionUrl, type FunctionUrlDescription } from "../../src/gateway/function-url/create-function-url.ts"
import type { GatewayOptions, GatewayRequest } from "../../src/gateway/gateway.ts"
import type { HttpApiProxyEvent } from "../../src/gateway/http-api/http-api-proxy-event.ts"

class Sha256 {
  readonly #hash

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array)
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
}

const ada = { secretAccessKey: "secret", userArn: "arn:aws:iam::123456789012:user/ada", accountId: "123456789012" }

const cors = {
  ...{ allowOrigins: ["https://app.example"], allowMethods: ["GET"], allowHeaders: ["x-a"], exposeHeaders: [] },
  ...{ allowCredentials: false, maxAgeSeconds: 60 },
}

function urlOf(url: Partial<FunctionUrlDescription> = {}, options: Partial<GatewayOptions> = {}) {
  const events: HttpApiProxyEvent[] = []
  const gateway = createFunctionUrl(
    { functionId: "Api", auth: "none", isStreamed: false, ...url },
    {
      basePath: "/_tsapi/url/Api",
      async invoke(_id, event) {
        events.push(event as HttpApiProxyEvent)
        return { ok: true, payload: { statusCode: 201, headers: { ETag: "1" }, cookies: ["a=1"], body: "made" } }
      },
      identityProvider: {
        keysOf: () => () => Promise.reject(new Error("no keys")),
        credentialsOf: (id) =>
          id === "AKIAADA"
            ? { ...ada, userId: "AIDA" }
            : id === "AKIABOB"
              ? { ...ada, userId: "B", mayInvoke: ["GET/a"] }
              : undefined,
      },
      ...options,
    },
  )
  async function send(method: string, target: string, headers: Readonly<Record<string, string>> = {}) {
    const request: GatewayRequest = {
      method,
      target: `/_tsapi/url/Api${target}`,
      headers: Object.entries({ Host: "127.0.0.1", ...headers }),
      body: new Uint8Array(),
      sourceIp: "203.0.113.7",
    }
    const response = await gateway.handle(request)
    return { ...response, text: Buffer.from(response.body).toString(), headers: Object.fromEntries(response.headers) }
  }
  return { events, send }
}

async function signed(accessKeyId: string, service = "lambda"): Promise<Readonly<Record<string, string>>> {
  const credentials = { accessKeyId, secretAccessKey: ada.secretAccessKey }
  const signer = new SignatureV4({ service, region: "us-east-1", credentials, sha256: Sha256 })
  const request = {
    method: "GET",
    protocol: "http:",
    hostname: "127.0.0.1",
    path: "/_tsapi/url/Api/a",
    headers: { Host: "127.0.0.1" },
  }
  return (await signer.sign(request)).headers
}

it("answers 429 itself where too many run", async () => {
  const refused = { ok: false, error: "throttled", message: "Rate Exceeded." } as const
  const { status, text, headers } = await urlOf({}, { invoke: async () => refused }).send("GET", "/a")
  expect({ status, text }).toEqual({ status: 429, text: '{"Message":"Rate Exceeded."}' })
  expect(headers["x-amzn-ErrorType"]).toBe("TooManyRequestsException")
})

describe("the URL of a function", () => {
  it("sends events of payload format 2.0, with the path as the client sent it", async () => {
    const { events, send } = urlOf()
    expect(await send("GET", "/a%2Fb?q=1&q=2", { "X-A": "1" })).toMatchObject({
      status: 201,
      text: "made",
      headers: { ETag: "1", "set-cookie": "a=1" },
      functionId: "Api",
    })
    expect(events[0]).toMatchObject({
      version: "2.0",
      routeKey: "$default",
      rawPath: "/a%2Fb",
      rawQueryString: "q=1&q=2",
      headers: { "x-a": "1" },
      requestContext: {
        accountId: "anonymous",
        stage: "$default",
        domainName: "tsapilocal.lambda-url.us-east-1.on.aws",
        http: { method: "GET", path: "/a%2Fb", sourceIp: "203.0.113.7" },
      },
    })
    expect((await send("GET", "")).status).toBe(201)
    expect(events[1]).toMatchObject({ rawPath: "/" })
  })

  it("asks for signatures for the service lambda", async () => {
    const { events, send } = urlOf({ auth: "iam" })
    const forbidden = { status: 403, text: '{"Message":"Forbidden"}' }
    expect(await send("GET", "/a")).toMatchObject(forbidden)
    expect(await send("GET", "/a", await signed("AKIAADA", "execute-api"))).toMatchObject(forbidden)
    expect(await send("GET", "/a", await signed("AKIAEVE"))).toMatchObject(forbidden)
    expect(await send("GET", "/b", await signed("AKIAADA"))).toMatchObject(forbidden)
    // A policy that names methods of the API does not name the function.
    expect(await send("GET", "/a", await signed("AKIABOB"))).toMatchObject(forbidden)
    expect(events).toEqual([])
    expect(await send("GET", "/a", await signed("AKIAADA"))).toMatchObject({ status: 201 })
    expect(events[0]?.requestContext).toMatchObject({
      accountId: "123456789012",
      authorizer: { iam: { accessKey: "AKIAADA", userArn: ada.userArn } },
    })
    const unknowing = urlOf({ auth: "iam" }, { identityProvider: undefined })
    expect((await unknowing.send("GET", "/a", await signed("AKIAADA"))).status).toBe(501)
  })

  it("answers browsers by itself", async () => {
    const { events, send } = urlOf({ cors })
    const asking = { Origin: "https://app.example", "Access-Control-Request-Method": "GET" }
    expect(await send("OPTIONS", "/a", asking)).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": "https://app.example", "access-control-allow-methods": "GET" },
    })
    expect(events).toEqual([])
    const { headers } = await send("GET", "/a", { Origin: "https://evil.example" })
    expect(headers).not.toHaveProperty("access-control-allow-origin")
  })

  it("streams, where it is set to", async () => {
    const payload = async function* () {
      yield Buffer.from('{"statusCode":202,"cookies":["a=1"]}\0\0\0')
      yield Buffer.from("\0\0\0\0\0one")
      yield Buffer.from("two")
    }
    const { send } = urlOf({ isStreamed: true }, { invokeStreaming: async () => ({ ok: true, payload: payload() }) })
    const { status, stream, headers } = await send("GET", "/a")
    expect([status, headers["set-cookie"], headers["Content-Length"]]).toEqual([202, "a=1", undefined])
    const pieces: string[] = []
    for await (const piece of stream ?? []) pieces.push(Buffer.from(piece).toString())
    expect(pieces).toEqual(["one", "two"])
    expect((await urlOf({ isStreamed: true }).send("GET", "/a")).status).toBe(501)
  })

  it("is a bad gateway where the function fails", async () => {
    const { send } = urlOf({}, { invoke: async () => ({ ok: false, error: "unhandled", message: "no" }) })
    expect(await send("GET", "/a")).toMatchObject({ status: 502, text: "Internal Server Error", diagnostic: "Api: no" })
  })
})
