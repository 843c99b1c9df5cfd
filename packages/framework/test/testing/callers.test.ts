import {
  allow,
  App,
  authorizer,
  cognitoAuthorizer,
  controller,
  deny,
  existingAuthorizer,
  iamAuthorizer,
  jwtAuthorizer,
  type RequestAuthorizerRequest,
  route,
  type RouteRequest,
  type TokenAuthorizerRequest,
  UserPool,
} from "@tsapi/framework"
import { createTestClient } from "@tsapi/framework/testing"
import { describe, expect, it } from "vitest"

@authorizer({ type: "token", ttlSeconds: 0 })
class ScopedToken {
  authorize({ scopes, token }: TokenAuthorizerRequest) {
    return allow({ principalId: token, routes: ["*"], context: { scopes: scopes.join(" ") } })
  }
}

@authorizer({ type: "request", ttlSeconds: 0 })
class ScopedRequest {
  authorize({ scopes, headers }: RequestAuthorizerRequest) {
    const has = scopes.every((scope) => headers["authorization"]?.split(" ").includes(scope))
    return has ? allow({ principalId: "p", routes: ["*"] }) : deny()
  }
}

@authorizer({ type: "token", ttlSeconds: 0 })
class OwnClaims {
  authorize({ token }: TokenAuthorizerRequest) {
    return allow({ principalId: "p", routes: ["*"], context: { claims: token } })
  }
}

const users = new UserPool("TestClientUsers")

@controller("/callers")
class CallerController {
  @route("GET", "/open")
  open({ auth }: RouteRequest<"/open">) {
    return auth
  }

  @route("GET", "/pool", { authorizer: cognitoAuthorizer({ userPool: users }) })
  pool({ auth }: RouteRequest<"/pool">) {
    return { principalId: auth.principalId, groups: auth.claims?.["cognito:groups"], email: auth.claims?.["email"] }
  }

  @route("GET", "/issuer", { authorizer: jwtAuthorizer({ issuer: "https://id.example/", audience: "api" }) })
  issuer({ auth }: RouteRequest<"/issuer">) {
    const { principalId, claims, integrationLatency } = auth
    return { principalId, sub: claims?.["sub"], groups: claims?.["groups"], integrationLatency }
  }

  @route(["GET", "POST"], "/signed", { authorizer: iamAuthorizer() })
  signed({ auth }: RouteRequest<"/signed">) {
    return auth
  }

  @route("GET", "/existing", { authorizer: existingAuthorizer({ functionName: "company", type: "token" }) })
  existing() {
    return null
  }

  @route("GET", "/claims", { authorizer: OwnClaims })
  claims({ auth }: RouteRequest<"/claims">) {
    return auth
  }

  @route("GET", "/token/{id}", { authorizer: ScopedToken, scopes: ["read"] })
  token({ auth }: RouteRequest<"/token/{id}">) {
    return auth["scopes"]
  }

  @route("GET", "/token/new", { authorizer: ScopedToken, scopes: ["write", "admin"] })
  literal({ auth }: RouteRequest<"/token/new">) {
    return auth["scopes"]
  }

  @route("GET", "/token/{id}/{rest+}", { authorizer: ScopedToken })
  greedy({ auth }: RouteRequest<"/token/{id}/{rest+}">) {
    return auth["scopes"]
  }

  @route("GET", "/request", { authorizer: ScopedRequest, scopes: ["read"] })
  request() {
    return "ok"
  }
}

const app = new App("callers", {
  controllers: [CallerController],
  authorizers: [ScopedToken, ScopedRequest, OwnClaims],
})
const client = createTestClient(app, { onError: () => {} })

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

describe("a test client", () => {
  it("makes tokens that its user pool and its issuer have signed", async () => {
    const token = { user: "alice", groups: ["admins", "staff"], claims: { email: "alice@example.com" } }
    const pool = await client.get("/callers/pool", bearer(await client.token({ ...token, authorizer: "Cognito" })))
    expect(pool.json()).toEqual({ principalId: "alice", groups: "admins,staff", email: "alice@example.com" })
    const issuer = await client.get("/callers/issuer", bearer(await client.token({ ...token, authorizer: "Jwt" })))
    expect(issuer.json()).toEqual({ principalId: "alice", sub: "alice", groups: '["admins","staff"]' })
  })

  it("refuses a token of one at the other, and one that has expired", async () => {
    const forPool = await client.token({ authorizer: "Cognito" })
    expect((await client.get("/callers/issuer", bearer(forPool))).status).toBe(401)
    const old = await client.token({ authorizer: "Jwt", expiresInSeconds: -1 })
    expect(await client.get("/callers/issuer", bearer(old))).toMatchObject({
      status: 401,
      diagnostic: 'JWT: "exp" claim timestamp check failed',
    })
  })

  it("asks for which authorizer a token is, where there are several", async () => {
    await expect(client.token()).rejects.toThrow("there are several authorizers: Cognito, Jwt")
    await expect(client.token({ authorizer: "Jvt" })).rejects.toThrow("there is no Jvt, but Cognito, Jwt")
  })

  it("signs requests, and knows the policy of whoever signs", async () => {
    const ada = client.credentials({ user: "ada" })
    const reply = await client.post("/callers/signed?b=1&a=2", { json: { a: 1 }, credentials: ada })
    expect(reply.json()).toEqual({ principalId: "arn:aws:iam::123456789012:user/ada" })
    const reader = client.credentials({ user: "reader", mayInvoke: ["GET/*"] })
    expect((await client.get("/callers/signed", { credentials: reader })).status).toBe(200)
    expect((await client.post("/callers/signed", { credentials: reader })).status).toBe(403)
    const other = createTestClient(app).credentials()
    expect((await client.get("/callers/signed", { credentials: other })).status).toBe(403)
  })

  it("signs by its own clock", async () => {
    const later = createTestClient(app, { onError: () => {}, now: () => Date.UTC(2031, 0, 1) })
    expect((await later.get("/callers/signed", { credentials: later.credentials() })).status).toBe(200)
  })

  it("leaves the claims that an authorizer class makes up as they are", async () => {
    const claims = async (text: string) => (await client.get("/callers/claims", bearer(text))).json()
    expect(await claims("read:all")).toEqual({ principalId: "p", claims: "Bearer read:all" })
  })

  it("answers 501 where an authorizer is deployed elsewhere, and leaves open what is open", async () => {
    expect(await client.get("/callers/existing", bearer("x"))).toMatchObject({ status: 501 })
    expect((await client.get("/callers/open")).json()).toEqual({})
  })

  it("tells authorizer classes the scopes of the route", async () => {
    const scopes = async (path: string) => (await client.get(path, bearer("x"))).text()
    expect(await scopes("/callers/token/1")).toBe("read")
    expect(await scopes("/callers/token/new")).toBe("write admin")
    expect(await scopes("/callers/token/a/b")).toBe("")
    expect((await client.get("/callers/request", bearer("read"))).status).toBe(200)
    expect((await client.get("/callers/request", bearer("write"))).status).toBe(403)
  })
})
