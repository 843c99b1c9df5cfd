import { signToken } from "@tsapi/framework/emulator"
import { chooseTokenAuthorizer, describeApi, tokenClaims, type TokenOptions } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { createTestClient } from "@tsapi/framework/testing"
import { SignatureV4 } from "@smithy/signature-v4"
import { rm } from "node:fs/promises"
import { createHash, createHmac, type Hmac, type Hash } from "node:crypto"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readSigningKey } from "../../src/local/identity/read-signing-key.ts"
import { type LocalProcess, startLocal } from "../standins/start-local.ts"
import { app } from "./callers/app.ts"

const project = fileURLToPath(new URL("callers", import.meta.url))

interface CallerCase {
  readonly name: string
  /** Whose token is sent. */
  readonly token?: TokenOptions & { readonly authorizer: "Cognito" | "Jwt" }
  /** A token, or what is none, as it is. */
  readonly authorization?: string
  /** Who signs. */
  readonly signer?: "ada" | "reader" | "nobody"
  readonly method?: "GET" | "POST"
  readonly path: string
  readonly status: number
  readonly body: unknown
}

const unauthorized = { status: 401, body: { message: "Unauthorized" } }

const cases: readonly CallerCase[] = [
  {
    name: "an ID token of the pool",
    token: { authorizer: "Cognito", user: "alice", groups: ["admins", "staff"] },
    path: "/pool",
    status: 200,
    body: { principalId: "alice", groups: "admins,staff", use: "id" },
  },
  { name: "no token for the pool", path: "/pool", ...unauthorized },
  { name: "what is no token", authorization: "Bearer x.y.z", path: "/pool", ...unauthorized },
  {
    name: "an access token where no scopes are asked for",
    token: { authorizer: "Cognito", use: "access" },
    path: "/pool",
    ...unauthorized,
  },
  {
    name: "an access token with a scope",
    token: { authorizer: "Cognito", user: "alice", scopes: ["items/read"] },
    path: "/pool/items",
    status: 200,
    body: { principalId: "alice", use: "access" },
  },
  {
    name: "an access token without the scope",
    token: { authorizer: "Cognito", scopes: ["openid"] },
    path: "/pool/items",
    status: 403,
    body: { Message: "User is not authorized to access this resource" },
  },
  { name: "a token of another issuer at the pool", token: { authorizer: "Jwt" }, path: "/pool", ...unauthorized },
  {
    name: "an expired token of the pool",
    token: { authorizer: "Cognito", expiresInSeconds: -5 },
    path: "/pool",
    ...unauthorized,
  },
  {
    name: "a token of the issuer",
    token: { authorizer: "Jwt", user: "eve" },
    path: "/issuer/1",
    status: 200,
    body: { principalId: "eve", audience: "items", id: "1" },
  },
  { name: "no token for the issuer", path: "/issuer/1", ...unauthorized },
  {
    name: "a token of the issuer for somebody else",
    token: { authorizer: "Jwt", claims: { aud: "others" } },
    path: "/issuer/1",
    ...unauthorized,
  },
  {
    name: "a token of the issuer that is not good yet",
    token: { authorizer: "Jwt", claims: { nbf: 4_102_444_800 } },
    path: "/issuer/1",
    ...unauthorized,
  },
  {
    name: "a token of the issuer with one of the scopes",
    token: { authorizer: "Jwt", user: "eve", scopes: ["items:write"] },
    path: "/issuer/1/parts",
    status: 200,
    body: { principalId: "eve", scope: "items:write" },
  },
  {
    name: "a token of the issuer without a scope",
    token: { authorizer: "Jwt" },
    path: "/issuer/1/parts",
    status: 403,
    body: { Message: "User is not authorized to access this resource with an explicit deny" },
  },
  {
    name: "a signed request",
    signer: "ada",
    method: "POST",
    path: "/signed/a%20b/c",
    status: 200,
    body: { name: "ada", same: true, hasKey: true },
  },
  { name: "no signature", path: "/signed/a", status: 403, body: { message: "Missing Authentication Token" } },
  {
    name: "a signature of nobody",
    signer: "nobody",
    path: "/signed/a",
    status: 403,
    body: { message: "The security token included in the request is invalid." },
  },
  {
    name: "a signature of somebody who may do something else",
    signer: "reader",
    method: "POST",
    path: "/signed/a",
    status: 403,
    body: {
      Message: expect.stringMatching(/^User: .*:user\/reader is not authorized to perform: execute-api:Invoke on /),
    },
  },
  {
    name: "an authorizer of another stack",
    authorization: "anything",
    path: "/elsewhere",
    status: 501,
    body: { message: "An existing authorizer is not emulated" },
  },
]

const named = cases.map((entry) => [entry.name, entry] as const)

describe("who may call, through the test client", () => {
  const client = createTestClient(app, { onError: () => {} })
  const signers = {
    ada: client.credentials({ user: "ada" }),
    reader: client.credentials({ user: "reader", mayInvoke: ["GET/*"] }),
    nobody: { accessKeyId: "NOBODY", secretAccessKey: "secret" },
  }

  it.each(named)("%s", async (_, { token, authorization, signer, method = "GET", path: target, status, body }) => {
    const value = token ? `Bearer ${await client.token(token)}` : authorization
    const response = await client.request(method, target, {
      headers: value === undefined ? {} : { Authorization: value },
      ...(signer && { credentials: signers[signer] }),
    })
    expect({ status: response.status, body: response.json() }).toEqual({ status, body })
  })
})

describe("who may call, through tsapi local", () => {
  let local: LocalProcess

  beforeAll(async () => {
    local = await startLocal(project)
  }, 60_000)
  afterAll(async () => {
    await local.stop()
    await rm(path.join(project, ".tsapi"), { recursive: true, force: true })
  })

  it.each(named)("%s", async (_, { token, authorization, signer, method = "GET", path: target, status, body }) => {
    const value = token ? `Bearer ${await localToken(token)}` : authorization
    const plain = value === undefined ? {} : { authorization: value }
    const headers = signer ? await signedHeaders(new URL(local.url).host, { signer, method, target }) : plain
    const response = await fetch(local.url + target, { method, headers })
    expect({ status: response.status, body: await response.json() }).toEqual({ status, body })
  })

  it("serves its public key where programs look for it, and the private half nowhere", async () => {
    const base = `${local.url}/_tsapi/identity`
    const document: unknown = await (await fetch(`${base}/Jwt/.well-known/openid-configuration`)).json()
    expect(document).toMatchObject({ issuer: "https://id.example.invalid/", jwks_uri: `${base}/jwks.json` })
    const found: unknown = await (await fetch(`${base}/jwks.json`)).json()
    const { kid } = await readSigningKey(path.join(project, ".tsapi/local"))
    const key = { kty: "RSA", n: expect.any(String), e: "AQAB", kid, alg: "RS256", use: "sig" }
    expect(found).toEqual({ keys: [key] })
    expect((await fetch(`${base}/Nobody/.well-known/openid-configuration`)).status).toBe(404)
  })
})

/** What `tsapi token` prints. */
async function localToken({ authorizer, ...options }: NonNullable<CallerCase["token"]>): Promise<string> {
  const api = describeApi(declarationsOf(app), { stageName: "api", functionIdOf: () => "Api" })
  const chosen = chooseTokenAuthorizer(api, authorizer)
  if (typeof chosen === "string") throw new Error(chosen)
  const claims = tokenClaims(chosen, options, { region: "us-east-1", now: Date.now() })
  return signToken(claims, await readSigningKey(path.join(project, ".tsapi/local")))
}

interface Signed {
  readonly signer: "ada" | "reader" | "nobody"
  readonly method: string
  readonly target: string
}

async function signedHeaders(host: string, { signer, method, target }: Signed): Promise<Record<string, string>> {
  const credentials = { accessKeyId: `LOCAL${signer.toUpperCase()}`, secretAccessKey: `${signer}'s secret` }
  const signature = new SignatureV4({ service: "execute-api", region: "us-east-1", credentials, sha256: Sha256 })
  const request = { method, protocol: "http:", hostname: host, path: target, headers: { host } }
  return (await signature.sign(request)).headers
}

/** What `@smithy/signature-v4` hashes with. */
class Sha256 {
  readonly #hash: Hash | Hmac

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
