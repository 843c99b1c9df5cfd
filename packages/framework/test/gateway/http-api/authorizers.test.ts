import { describe, expect, it } from "vitest"
import type { ApiAuthorizer } from "../../../src/gateway/api-description.ts"
import { authorizer, route } from "../gateway-fixture.ts"
import { policy, statement } from "../guarded-fixture.ts"
import { answerOf, failed, forbidden, httpApi, unauthorized } from "./http-api-fixture.ts"

const arn = "arn:aws:execute-api:us-east-1:123456789012:tsapilocal/$default"
const token = { headers: [["Authorization", "Bearer abc"]] as const }
const guarded = (path: string) => route("GET", path, { authorizerId: "Auth" })

function guard(result: unknown, extra: Partial<ReturnType<typeof authorizer>> = {}) {
  const authorizers = [authorizer({ type: "request", ...extra })]
  const Auth = () => {
    if (result instanceof Error) throw result
    return result
  }
  return httpApi({ routes: [guarded("/todos/{id}"), guarded("/lists")], authorizers }, { Auth })
}

describe("a Lambda authorizer of an HTTP API", () => {
  it("is asked with payload format 2.0, and what it returns is in requestContext.authorizer.lambda", async () => {
    const gateway = guard({ ...policy(statement("Allow", `${arn}/*`)), context: { role: "admin" } })
    expect((await gateway.send("GET", "/todos/1?a=b", token)).status).toBe(200)
    expect(gateway.events["Auth"]).toEqual([
      expect.objectContaining({
        version: "2.0",
        type: "REQUEST",
        routeArn: `${arn}/GET/todos/1`,
        identitySource: ["Bearer abc"],
        routeKey: "GET /todos/{id}",
        rawPath: "/todos/1",
        rawQueryString: "a=b",
        pathParameters: { id: "1" },
      }),
    ])
    expect(gateway.events["Auth"]?.[0]).not.toHaveProperty("body")
    expect(gateway.event().requestContext.authorizer).toEqual({ lambda: { role: "admin" } })
  })

  it("is not asked where an identity source is missing", async () => {
    const gateway = guard(policy(statement("Allow", "*")))
    expect(answerOf(await gateway.send("GET", "/lists"))).toEqual(unauthorized)
    expect(gateway.events["Auth"]).toBeUndefined()
  })

  it.each([
    ["a denial", policy(statement("Deny", "*")), forbidden],
    ["no permission", policy(statement("Allow", `${arn}/GET/other`)), forbidden],
    ["no policy", { principalId: "ana" }, failed],
    ["an exception", new Error("nobody expected it"), failed],
    ["Unauthorized", new Error("Unauthorized"), failed],
  ])("that returns %s refuses", async (_what, result, refusal) => {
    const gateway = guard(result)
    expect(answerOf(await gateway.send("GET", "/lists", token))).toEqual(refusal)
    expect(gateway.events["Api"]).toBeUndefined()
  })

  it("keeps a policy for its time, and applies it to other routes", async () => {
    const gateway = guard(policy(statement("Allow", `${arn}/GET/lists`)), { ttlSeconds: 60 })
    expect((await gateway.send("GET", "/lists", token)).status).toBe(200)
    expect(answerOf(await gateway.send("GET", "/todos/1", token))).toEqual(forbidden)
    expect(gateway.events["Auth"]).toHaveLength(1)
  })

  it.each([
    ["method.request.querystring.key", "/lists?key=1", ["1"]],
    ["context.routeKey", "/lists", ["GET /lists"]],
    ["context.identity.sourceIp", "/lists", ["127.0.0.1"]],
    ["stageVariables.color", "/lists", ["blue"]],
  ])("reads the identity source %s", async (source, target, identitySource) => {
    const authorizers = [authorizer({ type: "request", identitySources: [source] })]
    const functions = { Auth: () => policy(statement("Allow", "*")) }
    const gateway = httpApi({ routes: [guarded("/lists")], authorizers, stageVariables: { color: "blue" } }, functions)
    await gateway.send("GET", target)
    expect(gateway.events["Auth"]).toMatchObject([{ identitySource }])
  })
})

describe("what an HTTP API cannot find out on this machine", () => {
  const location = { file: "src/app.ts", line: 1 }
  const existing = { type: "existing", event: "request", functionArn: "arn", permission: true, ttlSeconds: 0 } as const
  it.each<ApiAuthorizer>([
    { id: "Auth", ...existing, identitySources: [], payloadFormatVersion: "2.0", simpleResponses: true, location },
    {
      id: "Auth",
      type: "jwt",
      functionId: "F",
      issuer: "i",
      audience: [],
      header: "Authorization",
      ttlSeconds: 0,
      location,
    },
  ])("is a 501: an authorizer of the type $type", async (one) => {
    const gateway = httpApi({ routes: [guarded("/lists")], authorizers: [one] })
    expect((await gateway.send("GET", "/lists", token)).status).toBe(501)
    expect(gateway.events).toEqual({})
  })

  it("does not begin without an authorizer that a route names", () => {
    expect(() => httpApi({ routes: [guarded("/lists")] })).toThrow('the authorizer "Auth", which is not there')
  })
})
