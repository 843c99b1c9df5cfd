import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { generateSigningKey, publicKey } from "../gateway/identity/signing-key.ts"
import { signToken } from "../gateway/identity/sign-token.ts"
import { remoteKeys } from "./remote-keys.ts"
import { verifyJwt } from "./verify-jwt.ts"

const issuer = "https://id.example.com/"
const asked: string[] = []
let isUp = false

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
  asked.length = 0
  isUp = false
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it("asks an issuer that could not be asked again after five seconds, and no sooner", async () => {
  const key = await generateSigningKey()
  const documents: Readonly<Record<string, unknown>> = {
    [`${issuer}.well-known/openid-configuration`]: { issuer, jwks_uri: `${issuer}keys` },
    [`${issuer}keys`]: { keys: [publicKey(key)] },
  }
  vi.stubGlobal("fetch", async (url: string | URL) => {
    asked.push(String(url))
    return isUp ? Response.json(documents[String(url)]) : new Response("down", { status: 503 })
  })
  const keys = remoteKeys(issuer)
  const verify = async () => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: "items", sub: "ada", iat: now, exp: now + 60 }
    return verifyJwt(await signToken(claims, key), keys, { issuer, audience: ["items"] })
  }

  const unknown = { unknown: expect.any(String) }
  expect([await verify(), await verify(), await verify()]).toEqual([unknown, unknown, unknown])
  expect(asked).toHaveLength(1)

  isUp = true
  vi.advanceTimersByTime(4999)
  expect(await verify()).toEqual(unknown)
  expect(asked).toHaveLength(1)

  vi.advanceTimersByTime(1)
  expect(await verify()).toMatchObject({ claims: { sub: "ada" } })
  expect(await verify()).toMatchObject({ claims: { sub: "ada" } })
  expect(asked.slice(1)).toEqual(Object.keys(documents))
})
