import { describe, expect, it } from "vitest"
import { describeDomain } from "../../../src/gateway/domain/describe-domain.ts"
import { header, route } from "../gateway-fixture.ts"
import { answerOf, forbidden, httpApi, notFound } from "./http-api-fixture.ts"

const httpCors = {
  allowOrigins: ["*"],
  allowHeaders: [],
  exposeHeaders: [],
  allowCredentials: false,
  allowMethods: ["GET", "OPTIONS"],
}

function served(name: string, basePath?: string) {
  const domain = describeDomain({ name, ...(basePath !== undefined && { basePath }), existing: true })
  const routes = [route("GET", "/"), route("GET", "/todos/{id}"), route("GET", "/v1/deep")]
  const client = httpApi({ routes, domain, httpCors })
  const get = (target: string, host: string) =>
    client.send("GET", target, {
      headers: [
        ["Host", host],
        ["Origin", "https://app.example"],
      ],
    })
  return { client, get }
}

describe("the custom domain of an HTTP API", () => {
  it("keeps the base path out of the event and out of routing", async () => {
    const { client, get } = served("api.example.com", "v1")
    const response = await get("/v1/todos/a%20b?x=1", "api.example.com")

    expect(response.status).toBe(200)
    expect(client.event()).toMatchObject({
      routeKey: "GET /todos/{id}",
      rawPath: "/todos/a b",
      pathParameters: { id: "a b" },
      requestContext: {
        http: { path: "/todos/a b" },
        domainName: "api.example.com",
        domainPrefix: "api",
        stage: "$default",
      },
    })
  })

  it.each(["/v1", "/v1/"])("serves the root at %s", async (target) => {
    const { client, get } = served("api.example.com", "v1")
    expect((await get(target, "API.example.com:8000")).status).toBe(200)
    expect(client.event()).toMatchObject({ routeKey: "GET /", rawPath: "/" })
  })

  it("takes the base path away once", async () => {
    const { client, get } = served("api.example.com", "v1")
    await get("/v1/v1/deep", "api.example.com")
    expect(client.event()).toMatchObject({ routeKey: "GET /v1/deep" })
  })

  it.each(["/todos/7", "/v12/todos/7", "/"])("answers 403 without CORS at %s, of no API", async (target) => {
    const response = await served("api.example.com", "v1").get(target, "api.example.com")
    expect(answerOf(response)).toEqual(forbidden)
    expect(header(response, "access-control-allow-origin")).toBeUndefined()
    expect(response.diagnostic).toBe(`${target} is outside of the API`)
  })

  it("answers 404 below the base path where there is no route, and a slash at the end makes another path", async () => {
    const { get } = served("api.example.com", "v1")
    expect(answerOf(await get("/v1/none", "api.example.com"))).toEqual(notFound)
    expect(answerOf(await get("/v1/todos/7/", "api.example.com"))).toEqual(notFound)
  })

  it("leaves other names alone", async () => {
    const { client, get } = served("api.example.com", "v1")
    await get("/todos/7", "127.0.0.1:8000")
    expect(client.event()).toMatchObject({ routeKey: "GET /todos/{id}", rawPath: "/todos/7" })
  })

  it("of a wildcard takes the names of one level", async () => {
    const { get } = served("*.example.com", "v1")
    expect((await get("/v1/todos/7", "one.example.com")).status).toBe(200)
    expect((await get("/v1/todos/7", "a.b.example.com")).status).toBe(404)
  })

  it("shows authorizers the path without the base path, as on a REST API", async () => {
    const domain = describeDomain({ name: "api.example.com", basePath: "v1", existing: true })
    const location = { file: "src/app.ts", line: 1 }
    const auth = {
      id: "Auth",
      type: "request",
      functionId: "Auth",
      identitySources: [],
      ttlSeconds: 0,
      location,
    } as const
    const arns: unknown[] = []
    const client = httpApi(
      { routes: [route("GET", "/todos/{id}", { authorizerId: "Auth" })], authorizers: [auth], domain },
      {
        Auth(event) {
          const { routeArn } = event as { routeArn: string }
          arns.push(routeArn)
          const Statement = [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: routeArn }]
          return { principalId: "user", policyDocument: { Version: "2012-10-17", Statement } }
        },
      },
    )
    const response = await client.send("GET", "/v1/todos/7", { headers: [["Host", "api.example.com"]] })
    expect(response.status).toBe(200)
    expect(arns).toEqual(["arn:aws:execute-api:us-east-1:123456789012:tsapilocal/$default/GET/todos/7"])
  })
})
