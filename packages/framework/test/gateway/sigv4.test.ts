import { createHash, createHmac, type Hash } from "node:crypto"
import { SignatureV4 } from "@smithy/signature-v4"
import { describe, expect, it } from "vitest"
import { signRequest } from "../../src/gateway/sigv4/sign-request.ts"
import { guarded, identities, location, now } from "./value-fixture.ts"

/** What `@smithy/signature-v4` hashes with. */
class Sha256 {
  readonly #hash: Hash | ReturnType<typeof createHmac>

  constructor(secret?: string | Uint8Array | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array)
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly query?: Record<string, string | string[]>
  readonly headers?: Record<string, string>
  readonly body?: string
}

const gateway = guarded({ id: "Iam", type: "iam", location }, [{ method: "GET" }, { method: "POST" }])

function signer(accessKeyId = "AKIAADA", { region = "us-east-1", service = "execute-api" } = {}) {
  const identity = identities.get(accessKeyId)
  const { secretAccessKey = "unknown", sessionToken } = identity ?? {}
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
  return new SignatureV4({ service, region, credentials, sha256: Sha256 })
}

function plain({ method, path, query = {}, headers = {}, body = "" }: Sent) {
  return {
    method,
    protocol: "https:",
    hostname: "api.example.com",
    path,
    query,
    headers: { host: "api.example.com", ...headers },
    ...(body !== "" && { body }),
  }
}

type Signed = Awaited<ReturnType<SignatureV4["sign"]>>

function send(request: Signed, change: Partial<{ body: string; target: string; host: string }> = {}) {
  const query = Object.entries(request.query ?? {}).flatMap(([name, values]) =>
    [values ?? ""].flat().map((value) => `${encode(name)}=${encode(value)}`),
  )
  const target = request.path + (query.length > 0 ? `?${query.join("&")}` : "")
  const headers = Object.entries({ ...request.headers, ...(change.host && { host: change.host }) })
  const body = Buffer.from(change.body ?? (request.body as string | undefined) ?? "")
  const { method } = request
  return gateway.handle({ method, target: change.target ?? target, headers, body, sourceIp: "127.0.0.1" })
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

const at = { signingDate: new Date(now) }

async function answer(response: ReturnType<typeof send>) {
  const { status, headers, body } = await response
  const type = headers.find(([name]) => name === "x-amzn-ErrorType")?.[1]
  const { message, Message } = JSON.parse(Buffer.from(body).toString())
  return { status, type, message: message ?? Message }
}

describe("requests that the AWS SDK's signer has signed", () => {
  it.each<Sent>([
    { method: "GET", path: "/todos" },
    { method: "GET", path: "/a%20b/%C3%A9/(x)" },
    { method: "GET", path: "/trailing/" },
    { method: "GET", path: "/todos", query: { b: "2", a: ["z", "a"], "ä +": "x y*'~", empty: "" } },
    { method: "POST", path: "/todos", headers: { "content-type": "application/json" }, body: '{"title":"Milk"}' },
    { method: "GET", path: "/todos", headers: { "x-amz-meta": "  two   spaces " } },
  ])("are taken: $method $path $query", async (sent) => {
    expect((await send(await signer().sign(plain(sent), at))).status).toBe(200)
  })

  it("are taken when presigned, until they expire", async () => {
    const request = await signer().presign(plain({ method: "GET", path: "/todos", query: { a: "1" } }), {
      signingDate: new Date(now - 50_000),
      expiresIn: 60,
    })
    expect((await send(request)).status).toBe(200)
    const old = await signer().presign(plain({ method: "GET", path: "/todos" }), {
      signingDate: new Date(now - 61_000),
      expiresIn: 60,
    })
    expect(await answer(send(old))).toMatchObject({
      status: 403,
      message: expect.stringMatching(/^Signature expired: /),
    })
  })

  it("say who sent them in requestContext.identity", async () => {
    const { body } = await send(await signer("ASIAROLE").sign(plain({ method: "GET", path: "/todos" }), at))
    expect(JSON.parse(Buffer.from(body).toString()).requestContext.identity).toMatchObject({
      accountId: "123456789012",
      accessKey: "ASIAROLE",
      caller: "AROA:s",
      user: "AROA:s",
      userArn: "arn:aws:sts::123456789012:assumed-role/reader/s",
    })
  })

  it("are what our own signer makes", async () => {
    const request = plain({ method: "POST", path: "/a b/c", query: { q: "1" }, body: "text" })
    const theirs = await signer("ASIAROLE").sign({ ...request, path: "/a%20b/c" }, at)
    const ours = signRequest(
      {
        method: "POST",
        path: "/a%20b/c",
        query: "q=1",
        headers: Object.entries({
          ...request.headers,
          "x-amz-content-sha256": theirs.headers["x-amz-content-sha256"] ?? "",
        }),
        body: Buffer.from("text"),
      },
      { accessKeyId: "ASIAROLE", secretAccessKey: "role's secret", sessionToken: "session", region: "us-east-1", now },
    )
    expect(ours.find(([name]) => name === "Authorization")?.[1]).toBe(theirs.headers["authorization"])
  })
})

const mismatch = {
  status: 403,
  type: "InvalidSignatureException",
  message: expect.stringMatching(/^The request signature we calculated does not match/),
}

describe("requests that nobody has signed like that", () => {
  const todo = plain({ method: "POST", path: "/todos", query: { a: "1" }, body: "text" })

  it("are refused with another body, query, path, host or method", async () => {
    const request = await signer().sign(todo, at)
    expect(await answer(send(request, { body: "other" }))).toEqual(mismatch)
    expect(await answer(send(request, { target: "/todos?a=2" }))).toEqual(mismatch)
    expect(await answer(send(request, { target: "/todos?a=1&a=2" }))).toEqual(mismatch)
    expect(await answer(send(request, { target: "/others?a=1" }))).toEqual(mismatch)
    expect(await answer(send(request, { host: "other.example.com" }))).toEqual(mismatch)
    expect(await answer(send({ ...request, method: "GET" }))).toEqual(mismatch)
  })

  it("are refused with the key of nobody, or without the session token of the key", async () => {
    const unknown = {
      status: 403,
      type: "UnrecognizedClientException",
      message: expect.stringContaining("security token"),
    }
    expect(await answer(send(await signer("AKIANOBODY").sign(todo, at)))).toEqual(unknown)
    const { headers, ...request } = await signer("ASIAROLE").sign(todo, at)
    const { "x-amz-security-token": _token, ...rest } = headers
    expect(await answer(send({ ...request, headers: rest }))).toEqual(unknown)
  })

  it("are refused for another region or service", async () => {
    const region = await signer("AKIAADA", { region: "eu-west-1" }).sign(todo, at)
    expect(await answer(send(region))).toMatchObject({
      message: expect.stringContaining("valid region, not 'eu-west-1'"),
    })
    const service = await signer("AKIAADA", { service: "s3" }).sign(todo, at)
    expect(await answer(send(service))).toMatchObject({
      message: expect.stringContaining("correct service: 'execute-api'"),
    })
  })

  it("are refused more than five minutes before and after their time", async () => {
    const minutes = (offset: number) => ({ signingDate: new Date(now + offset * 60_000) })
    expect(await answer(send(await signer().sign(todo, minutes(-5.1))))).toMatchObject({
      type: "InvalidSignatureException",
      message: "Signature expired: 20261121T115454Z is now earlier than 20261121T115500Z (20261121T120000Z - 5 min.)",
    })
    expect(await answer(send(await signer().sign(todo, minutes(5.1))))).toMatchObject({
      message:
        "Signature not yet current: 20261121T120506Z is still later than 20261121T120500Z (20261121T120000Z + 5 min.)",
    })
    expect((await send(await signer().sign(todo, minutes(-4.9)))).status).toBe(200)
  })

  it("are refused where the policy of the caller does not allow the method", async () => {
    expect(await answer(send(await signer("ASIAROLE").sign(todo, at)))).toEqual({
      status: 403,
      type: "AccessDeniedException",
      message:
        "User: arn:aws:sts::123456789012:assumed-role/reader/s is not authorized to perform: execute-api:Invoke on resource: " +
        "arn:aws:execute-api:us-east-1:********9012:tsapilocal/api/POST/todos",
    })
  })

  it("are refused without a signature, with half of one, and with two", async () => {
    const { headers, ...request } = await signer().sign(todo, at)
    const { authorization = "", ...unsigned } = headers
    const withAuthorization = (value: string) => send({ ...request, headers: { ...unsigned, authorization: value } })
    expect(await answer(send({ ...request, headers: unsigned }))).toMatchObject({
      status: 403,
      type: "MissingAuthenticationTokenException",
    })
    const incomplete = { status: 403, type: "IncompleteSignatureException" }
    expect(await answer(withAuthorization("Bearer abc"))).toMatchObject(incomplete)
    expect(await answer(withAuthorization(authorization.replace(/, Signature=.*/, "")))).toMatchObject({
      ...incomplete,
      message: expect.stringMatching(/^Authorization header requires 'Signature' parameter\. Authorization=/),
    })
    const twice = { ...request, headers: { ...headers, Authorization: "Bearer abc" } }
    expect(await answer(send(twice))).toMatchObject(incomplete)
    const host = authorization.replace("host;", "")
    expect(await answer(withAuthorization(host))).toMatchObject({ message: expect.stringContaining("'Host'") })
  })
})
