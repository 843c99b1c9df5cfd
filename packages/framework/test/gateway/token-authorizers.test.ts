import { createHmac, createPublicKey } from "node:crypto"
import { importJWK, SignJWT } from "jose"
import { describe, expect, it } from "vitest"
import type { ApiCognitoAuthorizer, ApiJwtAuthorizer } from "../../src/gateway/api-description.ts"
import { createJwtAuthorizer } from "../../src/jwt/create-jwt-authorizer.ts"
import { verifyJwt } from "../../src/jwt/verify-jwt.ts"
import { generateSigningKey, publicKey } from "../../src/gateway/identity/signing-key.ts"
import { signToken } from "../../src/gateway/identity/sign-token.ts"
import { tokenClaims, type TokenOptions } from "../../src/gateway/identity/token-claims.ts"
import { guarded, key, location, unreachable } from "./value-fixture.ts"

const cognito: ApiCognitoAuthorizer = {
  ...{ id: "Cognito", type: "cognito", header: "Authorization", ttlSeconds: 300, location },
  userPools: [{ arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Abc", localId: "Cognito" }],
}
const jwt: ApiJwtAuthorizer = {
  ...{ id: "Jwt", type: "jwt", functionId: "JwtAuthorizer", header: "Authorization", ttlSeconds: 300, location },
  ...{ issuer: "https://id.example.com/", audience: ["todos"] },
}
const routes = [{ path: "/open" }, { path: "/items/{id}" }, { path: "/scoped", scopes: ["todos/read", "todos/write"] }]

// Tokens are judged by the clock of the machine.
const context = { region: "us-east-1", now: Date.now() }

const claimsOf = (authorizer: ApiCognitoAuthorizer | ApiJwtAuthorizer, options: TokenOptions = {}) =>
  tokenClaims(authorizer, options, context)

async function get(
  authorizer: ApiCognitoAuthorizer | ApiJwtAuthorizer,
  path: string,
  authorization: string | string[],
) {
  const headers = [authorization].flat().map((value) => ["Authorization", value] as const)
  const gateway = guarded(authorizer, routes)
  const response = await gateway.handle({
    method: "GET",
    target: path,
    headers,
    body: new Uint8Array(),
    sourceIp: "127.0.0.1",
  })
  return { ...response, text: Buffer.from(response.body).toString() }
}

const unauthorized = '{"message":"Unauthorized"}'
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

describe.each([
  { name: "a user pool", authorizer: cognito },
  { name: "an issuer", authorizer: jwt },
])("tokens for $name", ({ authorizer }) => {
  it("are taken with and without Bearer in front, whatever its case", async () => {
    const token = await signToken(claimsOf(authorizer), key)
    for (const value of [token, `Bearer ${token}`, `bearer ${token}`]) {
      expect((await get(authorizer, "/open", value)).status).toBe(200)
    }
  })

  it.each<[string, (claims: ReturnType<typeof claimsOf>) => object]>([
    ["has expired", (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 1 })],
    ["is not good yet", (claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1000) + 60 })],
    ["is of another issuer", (claims) => ({ ...claims, iss: "https://evil.example.com/" })],
    ["never expires", ({ exp: _exp, ...claims }) => claims],
    ["says an issuer that begins alike", (claims) => ({ ...claims, iss: `${claims.iss}x` })],
  ])("are refused where one %s", async (_what, change) => {
    const token = await signToken({ ...change(claimsOf(authorizer)) }, key)
    expect(await get(authorizer, "/open", token)).toMatchObject({ status: 401, text: unauthorized })
  })

  it("are refused unsigned, signed with the public key as a secret, and with a changed payload", async () => {
    const claims = claimsOf(authorizer)
    const [header = "", payload = "", signature = ""] = (await signToken(claims, key)).split(".")
    const pem = createPublicKey({ key: publicKey(key), format: "jwk" }).export({ type: "spki", format: "pem" })
    const confused = `${base64({ alg: "HS256", kid: key.kid })}.${payload}`
    const hmac = createHmac("sha256", pem).update(confused).digest("base64url")
    const forged = [
      `${base64({ alg: "none", kid: key.kid })}.${payload}.`,
      `${base64({ alg: "None", kid: key.kid })}.${payload}.${signature}`,
      `${confused}.${hmac}`,
      `${header}.${base64({ ...claims, sub: "admin" })}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${base64({ alg: "RS256", kid: key.kid, crit: ["x"], x: 1 })}.${payload}.${signature}`,
    ]
    for (const token of forged)
      expect(await get(authorizer, "/open", token)).toMatchObject({ status: 401, text: unauthorized })
  })

  it("are refused where another key has signed, whatever it is called or brings along", async () => {
    const other = await generateSigningKey()
    const claims = claimsOf(authorizer)
    const sign = async (header: object) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", ...header }).sign(await importJWK(other, "RS256"))
    for (const header of [
      { kid: key.kid },
      { kid: other.kid },
      { kid: "../../../../dev/null" },
      {},
      { kid: key.kid, jwk: publicKey(other) },
      { kid: other.kid, jku: "https://evil.example.com/jwks.json" },
    ]) {
      expect(await get(authorizer, "/open", await sign(header))).toMatchObject({ status: 401, text: unauthorized })
    }
  })

  it("are refused in two headers, in a list, in another scheme and when they are no tokens", async () => {
    const token = await signToken(claimsOf(authorizer), key)
    const values = [
      [token, token],
      `${token}, ${token}`,
      `Basic ${token}`,
      "Bearer",
      "Bearer  x y",
      "x".repeat(10_000),
      "é",
    ]
    for (const value of values) expect((await get(authorizer, "/open", value)).status).toBe(401)
  })

  it("need one of the route's scopes", async () => {
    const scoped = async (scopes: readonly string[]) =>
      get(authorizer, "/scoped", await signToken(claimsOf(authorizer, { scopes, use: "access" }), key))
    expect((await scoped(["todos/write", "openid"])).status).toBe(200)
    expect((await scoped(["todos/readers"])).status).toBe(403)
    expect((await scoped([])).status).toBe(403)
  })
})

describe("tokens for a user pool", () => {
  it("reach the handler as claims, written as a REST API does", async () => {
    const options = { user: "alice", groups: ["admins", "staff"], claims: { exp: 4_102_444_800, email_verified: true } }
    const { text } = await get(cognito, "/open", await signToken(claimsOf(cognito, options), key))
    expect(JSON.parse(text).requestContext.authorizer).toMatchObject({
      claims: {
        "cognito:username": "alice",
        "cognito:groups": "admins,staff",
        token_use: "id",
        email_verified: "true",
        exp: "Fri Jan 01 00:00:00 UTC 2100",
      },
    })
  })

  it("are for a client that identityValidationExpression describes, and never access tokens, which name none", async () => {
    const picky = { ...cognito, identityValidationExpression: "web-.+" }
    const statusOf = async (path: string, options: TokenOptions) =>
      (await get(picky, path, `Bearer ${await signToken(claimsOf(cognito, options), key)}`)).status
    expect(await statusOf("/open", { claims: { aud: "web-1" } })).toBe(200)
    expect(await statusOf("/open", { claims: { aud: "batch" } })).toBe(401)
    expect(await statusOf("/scoped", { use: "access", scopes: ["todos/read"] })).toBe(401)
  })

  it("are ID tokens where no scopes are asked for, and access tokens where they are", async () => {
    const access = await signToken(claimsOf(cognito, { use: "access", scopes: ["todos/read"] }), key)
    const id = await signToken(claimsOf(cognito, { use: "id", claims: { scope: "todos/read" } }), key)
    expect((await get(cognito, "/open", access)).status).toBe(401)
    expect((await get(cognito, "/scoped", id)).status).toBe(401)
  })
})

describe("tokens for an issuer", () => {
  it.each([
    [{ aud: "todos" }, 200],
    [{ aud: ["others", "todos"] }, 200],
    [{ aud: undefined, client_id: "todos" }, 200],
    [{ aud: "others" }, 401],
    [{ aud: "others", client_id: "todos" }, 401],
    [{ aud: [] }, 401],
    [{ aud: undefined }, 401],
  ])("with %j are answered with %i", async (change, status) => {
    const claims = JSON.parse(JSON.stringify({ ...claimsOf(jwt), ...change }))
    expect((await get(jwt, "/open", await signToken(claims, key))).status).toBe(status)
  })

  it("are remembered for one route and all its paths, and for no other route", async () => {
    const gateway = guarded(jwt, routes)
    const token = await signToken(claimsOf(jwt, { user: "eve" }), key)
    const status = async (target: string) => {
      const headers = [["Authorization", token]] as const
      return (await gateway.handle({ method: "GET", target, headers, body: new Uint8Array(), sourceIp: "1.2.3.4" }))
        .status
    }
    expect([await status("/items/1"), await status("/items/2"), await status("/scoped")]).toEqual([200, 200, 403])
  })

  it("let nobody in where the function does not know the route", async () => {
    const authorize = createJwtAuthorizer({ ...jwt, scopes: { "ANY /any": [] } }, async () =>
      importJWK(publicKey(key), "RS256"),
    )
    const multiValueHeaders = { authorization: [await signToken(claimsOf(jwt), key)] }
    const methodArn = "arn:aws:execute-api:us-east-1:123456789012:a/api/GET/any"
    const effect = async (resource: string) =>
      (await authorize({ methodArn, httpMethod: "GET", resource, multiValueHeaders })).policyDocument.Statement[0]
        ?.Effect
    expect([await effect("/any"), await effect("/other")]).toEqual(["Allow", "Deny"])
  })

  it("are neither good nor bad where the keys cannot be had", async () => {
    const token = await signToken(claimsOf(jwt), key)
    expect(await verifyJwt(token, unreachable, { issuer: jwt.issuer })).toEqual({
      unknown: "the keys of https://id.example.com/ cannot be had: fetch failed",
    })
    const authorize = createJwtAuthorizer({ ...jwt, scopes: {} }, unreachable)
    const event = { methodArn: "a/b", httpMethod: "GET", resource: "/", multiValueHeaders: { Authorization: [token] } }
    await expect(authorize(event)).rejects.toThrow(/^the keys of .* cannot be had/)
  })
})
