import { describe, expect, it } from "vitest"
import {
  allow,
  App,
  authorizer,
  cognitoAuthorizer,
  controller,
  deny,
  iamAuthorizer,
  jwtAuthorizer,
  type RequestAuthorizerRequest,
  route,
  type RouteRequest,
  type TokenAuthorizerRequest,
  UnauthorizedError,
  UserPool,
} from "@tsapi/framework"
import { createTestClient } from "@tsapi/framework/testing"

const users = new UserPool("Users", { clients: { Web: {}, Mobile: {} } })

@authorizer({ type: "token", identityValidationExpression: "Bearer [a-z]+" })
class Bearer {
  authorize({ token, scopes }: TokenAuthorizerRequest) {
    if (token === "Bearer nobody") throw new UnauthorizedError("Unauthorized")
    if (token === "Bearer denied") return deny()
    return allow({ principalId: token.slice(7), routes: ["/token/*"], context: { level: 3, scopes: scopes.join() } })
  }
}

@authorizer({ type: "request", identitySources: ["header.X-Key", "query.tenant"], ttlSeconds: 0 })
class KeyAuth {
  authorize({ method, path, route: template, headers, query, queryAll, params }: RequestAuthorizerRequest) {
    const seen = JSON.stringify({ method, path, template, key: headers["x-key"], query, queryAll, params })
    return allow({ principalId: "key", routes: ["*"], context: { seen } })
  }
}

const cognito = cognitoAuthorizer({ userPool: users })
const jwt = jwtAuthorizer({ issuer: "https://id.example.com", audience: "todos", scopes: ["todos:read"] })

@controller("/")
class Guarded {
  @route("GET", "/token/{id}", { authorizer: Bearer, scopes: ["a"] })
  token({ auth, params }: RouteRequest<"/token/{id}">) {
    return { auth, params }
  }

  @route("GET", "/other", { authorizer: Bearer })
  other() {
    return "reached"
  }

  @route("GET", "/request/{id}", { authorizer: KeyAuth })
  request({ auth }: RouteRequest<"/request/{id}">) {
    return auth
  }

  @route("GET", "/cognito", { authorizer: cognito })
  cognito({ auth }: RouteRequest) {
    return auth
  }

  @route("GET", "/jwt", { authorizer: jwt })
  jwt({ auth }: RouteRequest) {
    return auth
  }

  @route("GET", "/iam", { authorizer: iamAuthorizer() })
  iam({ auth }: RouteRequest) {
    return auth
  }

  @route("ANY", "$default", { authorizer: null })
  otherwise({ method, path, route: template }: RouteRequest) {
    return { method, path, template }
  }
}

const app = new App("guarded", { controllers: [Guarded], authorizers: [Bearer, KeyAuth], api: "http" })
const client = createTestClient(app, { onError: () => {} })
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

describe("an App with api: http in the test client", () => {
  it("takes what no route takes to $default", async () => {
    const response = await client.patch("/any/thing")
    expect(response.json()).toEqual({ method: "PATCH", path: "/any/thing", template: "$default" })
    expect(response.headers["content-type"]).toBe("application/json")
    expect(response.headers).toHaveProperty("apigw-requestid")
  })

  it("asks a token class, whose context and principal reach the handler as texts", async () => {
    const response = await client.get("/token/a%20b%25", bearer("ana"))
    expect(response.json()).toEqual({
      auth: { principalId: "ana", level: "3", scopes: "a" },
      params: { id: "a b%" },
    })
  })

  it.each([
    ["/token/1", "nobody", 403],
    ["/token/1", "denied", 403],
    ["/token/1", "UPPER", 403],
    ["/other", "ana", 403],
  ])("refuses %s to the token %s with %s", async (path, token, status) => {
    const response = await client.get(path, bearer(token))
    expect(response.status).toBe(status)
    expect(response.json()).toEqual({ message: "Forbidden" })
  })

  it("shows a request class the same request as a REST API does", async () => {
    const headers = { "X-Key": "k" }
    const response = await client.get("/request/caf%C3%A9?tenant=1&tenant=2", { headers })
    const rest = createTestClient(new App("rest", { ...app.options, controllers: [OnRest], api: "rest" }))
    const onRest = await rest.get("/request/caf%C3%A9?tenant=1&tenant=2", { headers })
    const { seen } = response.json<{ seen: string }>()
    expect(JSON.parse(seen)).toEqual({
      method: "GET",
      path: "/request/caf%C3%A9",
      template: "/request/{id}",
      key: "k",
      query: { tenant: "2" },
      queryAll: { tenant: ["1", "2"] },
      params: { id: "café" },
    })
    expect(JSON.parse(onRest.json<{ seen: string }>().seen)).toEqual(JSON.parse(seen))
  })

  it("takes tokens of a user pool's clients, ID tokens and access tokens alike", async () => {
    const id = await client.token({ authorizer: "Cognito", user: "ana", groups: ["admins", "staff"] })
    const response = await client.get("/cognito", bearer(id))
    expect(response.json()).toMatchObject({
      principalId: "ana",
      claims: { aud: "Web", "cognito:groups": "[admins staff]", exp: expect.stringMatching(/^\d+$/) as string },
    })
    const access = await client.token({ authorizer: "Cognito", use: "access", client: "Mobile" })
    expect((await client.get("/cognito", bearer(access))).status).toBe(200)
    const foreign = await client.token({ authorizer: "Cognito", client: "Elsewhere" })
    const refused = await client.get("/cognito", bearer(foreign))
    expect(refused.status).toBe(401)
    expect(refused.headers["www-authenticate"]).toBe(
      'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
    )
  })

  it("takes tokens of an issuer with one of the scopes, by itself and without a function", async () => {
    const good = await client.token({ authorizer: "Jwt", user: "ana", scopes: ["todos:read"] })
    const response = await client.get("/jwt", bearer(good))
    expect(response.json()).toMatchObject({ principalId: "ana", claims: { scope: "todos:read" } })
    const none = await client.get("/jwt", bearer(await client.token({ authorizer: "Jwt" })))
    expect(none.status).toBe(403)
    expect(none.json()).toEqual({ message: "Forbidden" })
    expect(none.headers["www-authenticate"]).toContain('error="insufficient_scope"')
    const old = await client.get("/jwt", bearer(await client.token({ authorizer: "Jwt", expiresInSeconds: -60 })))
    expect(old.status).toBe(401)
    expect(old.headers["www-authenticate"]).toContain("the token has expired")
    const missing = await client.get("/jwt")
    expect(missing.status).toBe(401)
    expect(missing.headers["www-authenticate"]).toBe("Bearer")
    const altered = await client.get("/jwt", bearer(`${good.slice(0, -4)}AAAA`))
    expect(altered.status).toBe(401)
  })

  it("takes signatures, and says nothing of what is wrong with others", async () => {
    const response = await client.get("/iam", { credentials: client.credentials({ user: "ana" }) })
    expect(response.json()).toEqual({ principalId: "arn:aws:iam::123456789012:user/ana" })
    const narrow = client.credentials({ mayInvoke: ["GET/other"] })
    for (const refused of [await client.get("/iam"), await client.get("/iam", { credentials: narrow })]) {
      expect(refused.status).toBe(403)
      expect(refused.json()).toEqual({ message: "Forbidden" })
    }
  })
})

class OnRest {
  @route("GET", "/request/{id}", { authorizer: KeyAuth })
  request({ auth }: RouteRequest<"/request/{id}">) {
    return auth
  }
}
