import { signToken } from "@tsapi/framework/emulator"
import { chooseTokenAuthorizer, describeApi, tokenClaims } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { createTestClient } from "@tsapi/framework/testing"
import { rm } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readSigningKey } from "../../src/local/identity/read-signing-key.ts"
import { type LocalProcess, startLocal } from "../standins/start-local.ts"
import { app } from "./callers/app.ts"
import { type CallerCase, callerCases, httpCallerCases } from "./callers/caller-cases.ts"
import { app as httpApp } from "./callers/http-app.ts"
import { signedHeaders } from "./callers/sign-request.ts"

const project = fileURLToPath(new URL("callers", import.meta.url))

const apps = [
  { entry: "app.ts", served: app, cases: named(callerCases) },
  { entry: "http-app.ts", served: httpApp, cases: named(httpCallerCases) },
]

function named(cases: readonly CallerCase[]) {
  return cases.map((entry) => [entry.name, entry] as const)
}

describe.each(apps)("who may call $entry, through the test client", ({ served, cases }) => {
  const client = createTestClient(served, { onError: () => {} })
  const ada = client.credentials({ user: "ada" })
  const signers = {
    ada,
    reader: client.credentials({ user: "reader", mayInvoke: ["GET/*"] }),
    nobody: { accessKeyId: "NOBODY", secretAccessKey: "secret" },
    forger: { ...ada, secretAccessKey: "secret" },
  }

  it.each(cases)("%s", async (_, { urlOf, method = "GET", path: target, status, body, ...caller }) => {
    const { token, authorization, signer } = caller
    const value = token ? `Bearer ${await client.token(token)}` : authorization
    const to = urlOf === undefined ? client : client.url(urlOf)
    const response = await to.request(method, target, {
      headers: value === undefined ? {} : { Authorization: value },
      ...(signer && { credentials: signers[signer] }),
    })
    expect({ status: response.status, body: response.json() }).toEqual({ status, body })
  })
})

describe.each(apps)("who may call $entry, through tsapi local", ({ entry, cases }) => {
  let local: LocalProcess

  beforeAll(async () => {
    local = await startLocal(project, ["--set", `entry=${entry}`])
  }, 60_000)
  afterAll(async () => {
    await local.stop()
    await rm(path.join(project, ".tsapi"), { recursive: true, force: true })
  })

  it.each(cases)("%s", async (_, { urlOf, method = "GET", path: below, status, body, ...caller }) => {
    const { token, authorization, signer } = caller
    const value = token ? `Bearer ${await localToken(token)}` : authorization
    const plain = value === undefined ? {} : { authorization: value }
    const target = urlOf === undefined ? below : `/_tsapi/url/${urlOf}${below}`
    const service = urlOf === undefined ? "execute-api" : "lambda"
    const { host } = new URL(local.url)
    const headers = signer ? await signedHeaders(host, { signer, method, target, service }) : plain
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
