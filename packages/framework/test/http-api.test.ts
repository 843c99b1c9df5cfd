import { describe, expect, it } from "vitest"
import {
  App,
  type AppOptions,
  createLambdaHandler,
  currentRequest,
  jwtAuthorizer,
  reply,
  route,
  type RouteRequest,
} from "@tsapi/framework"
import type { HttpApiResponse } from "../src/http/http-api-event.ts"
import { httpApiEvent, type HttpApiEventFields } from "./http-api-event.ts"
import { lambdaContext, restEvent } from "./rest-event.ts"

class Seen {
  @route(["GET", "POST"], "/x/{id}")
  read(request: RouteRequest<"/x/{id}">) {
    return { ...request.toJSON(), queryAll: request.queryAll, body: request.method === "POST" && request.body }
  }

  @route("GET", "/cookies")
  cookies({ header }: RouteRequest) {
    return reply({ sent: header("Cookie") }, { headers: { "set-cookie": ["a=1", "b=2"], Link: ["<a>", "<b>"] } })
  }

  @route("GET", "/bytes")
  bytes() {
    return new Uint8Array([255, 0])
  }

  @route("GET", "/event")
  event() {
    return currentRequest().event
  }

  @route("GET", "/fails")
  fails() {
    throw new TypeError("nobody expected it")
  }
}

async function call(
  routeKey: string,
  fields: HttpApiEventFields = {},
  options: AppOptions = { controllers: [Seen] },
): Promise<HttpApiResponse> {
  const handler = createLambdaHandler(new App("test", options))
  return (await handler(httpApiEvent(routeKey, fields), lambdaContext)) as HttpApiResponse
}

const bodyOf = ({ body }: HttpApiResponse): unknown => JSON.parse(body)

describe("a request of payload format 2.0", () => {
  it("is the same to a handler as that of a REST API", async () => {
    const rest = restEvent("POST /x/{id}", {
      path: "/x/a%20b",
      headers: { "Content-Type": "application/json", Host: "example.com" },
      queryStringParameters: { tag: "2,3", q: "a b" },
      multiValueQueryStringParameters: { tag: ["1", "2,3"], q: ["a b"] },
      pathParameters: { id: "a%20b" },
      stageVariables: { color: "blue" },
      requestContext: { ...restEvent("POST /x/{id}").requestContext, authorizer: { principalId: "ana", level: "3" } },
      body: '{"n":1}',
    })
    const handler = createLambdaHandler(new App("test", { controllers: [Seen] }))
    const ofRest = (await handler(rest, lambdaContext)) as HttpApiResponse
    const ofHttp = await call("POST /x/{id}", {
      rawPath: "/x/a b",
      rawQueryString: "tag=1&tag=2%2C3&q=a+b",
      headers: { "content-type": "application/json", host: "example.com" },
      pathParameters: { id: "a b" },
      stageVariables: { color: "blue" },
      requestContext: { authorizer: { lambda: { principalId: "ana", level: 3 } } },
      body: '{"n":1}',
    })
    expect(ofHttp.statusCode).toBe(200)
    expect(bodyOf(ofHttp)).toEqual({ ...(bodyOf(ofRest) as object), stage: "$default" })
    expect(bodyOf(ofRest)).toMatchObject({ stage: "api", params: { id: "a b" }, auth: { level: "3" } })
  })

  it.each(["100%", "a%2Bb", "what?", "café #1", "__proto__"])("has the path parameter %j as it is", async (id) => {
    const response = await call("GET /x/{id}", { rawPath: `/x/${id}`, pathParameters: { id } })
    expect(bodyOf(response)).toMatchObject({ params: { id }, path: `/x/${encodeURIComponent(id)}` })
  })

  it("has query parameters of any name", async () => {
    const response = await call("GET /x/{id}", { rawQueryString: "__proto__=1&__proto__=2&length&a=%zz" })
    expect(response.body).toContain('"queryAll":{"__proto__":["1","2"],"length":[""],"a":["%zz"]}')
    expect(response.body).toContain('"query":{"__proto__":"2","length":"","a":"%zz"}')
  })

  it("has no query where there is none", async () => {
    expect(bodyOf(await call("GET /x/{id}"))).toMatchObject({ query: {}, queryAll: {}, auth: {} })
  })

  it("decodes a body of bytes", async () => {
    const body = Buffer.from('{"n":2}').toString("base64")
    expect(bodyOf(await call("POST /x/{id}", { body, isBase64Encoded: true }))).toMatchObject({ body: { n: 2 } })
  })

  it.each([
    ["prod", "/prod/x/1", "/x/1"],
    ["prod", "/prod", "/"],
    ["prod", "/production/x/1", "/production/x/1"],
    ["$default", "/prod/x/1", "/prod/x/1"],
  ])("of the stage %s has the path %s as %s", async (stage, rawPath, path) => {
    const response = await call("GET /x/{id}", { rawPath, requestContext: { stage } })
    expect(bodyOf(response)).toMatchObject({ path, stage })
  })

  it("has its cookies in the Cookie header", async () => {
    expect(bodyOf(await call("GET /cookies", { cookies: ["a=1", "b=2"] }))).toEqual({ sent: "a=1; b=2" })
  })

  it("has the caller of a token and of a signature", async () => {
    const authorizer = jwtAuthorizer({ issuer: "https://id.example.com", audience: "todos" })
    const options: AppOptions = { controllers: [Seen], authorizer }
    const token = { jwt: { claims: { sub: "ana", scope: "todos:read" }, scopes: null } }
    const ofToken = await call("GET /x/{id}", { requestContext: { authorizer: token } }, options)
    expect(bodyOf(ofToken)).toMatchObject({ auth: { principalId: "ana", claims: { sub: "ana", scope: "todos:read" } } })
    const userArn = "arn:aws:iam::123456789012:user/ana"
    const signed = await call("GET /x/{id}", { requestContext: { authorizer: { iam: { userArn } } } }, options)
    expect(bodyOf(signed)).toMatchObject({ auth: { principalId: userArn } })
  })

  it("has the fields of its own event beside those of a REST API", async () => {
    expect(bodyOf(await call("GET /event"))).toMatchObject({
      version: "2.0",
      routeKey: "GET /event",
      rawPath: "/event",
      resource: "/event",
      httpMethod: "GET",
      requestContext: { http: { method: "GET" }, identity: { sourceIp: "203.0.113.7" } },
    })
  })
})

describe("an answer in payload format 2.0", () => {
  it("has cookies by themselves, and joins the values of other headers", async () => {
    const response = await call("GET /cookies")
    expect(response).toMatchObject({ cookies: ["a=1", "b=2"], headers: { Link: "<a>, <b>" } })
    expect(response).not.toHaveProperty("multiValueHeaders")
    expect(response.headers).not.toHaveProperty("set-cookie")
  })

  it("has bytes in base64", async () => {
    expect(await call("GET /bytes")).toMatchObject({ body: "/wA=", isBase64Encoded: true })
  })

  it("is a 500 where the handler throws", async () => {
    expect(await call("GET /fails")).toMatchObject({ statusCode: 500, cookies: [] })
  })

  it("is a 404 for a route that the function does not have", async () => {
    expect(await call("GET /unknown")).toMatchObject({ statusCode: 404 })
  })
})

describe("OPTIONS in payload format 2.0", () => {
  class Any {
    @route("ANY", "/any/{rest+}")
    any({ method }: RouteRequest) {
      return `ran for ${method}`
    }

    @route(["OPTIONS", "GET"], "/own")
    own({ method }: RouteRequest) {
      return `ran for ${method}`
    }

    @route("ANY", "$default")
    otherwise({ method }: RouteRequest) {
      return `ran for ${method}`
    }
  }
  const options = { controllers: [Any] }

  it.each(["OPTIONS /any/{rest+}", "OPTIONS /{proxy+}", "OPTIONS /"])(
    "by %s, which no route declares, runs no handler",
    async (routeKey) => {
      expect(await call(routeKey, {}, options)).toEqual({ statusCode: 204 })
    },
  )

  it.each(["OPTIONS /own", "ANY /any/{rest+}", "$default"])("by %s runs its handler", async (routeKey) => {
    const response = await call(routeKey, { method: "OPTIONS" }, options)
    expect(response).toMatchObject({ statusCode: 200, body: "ran for OPTIONS" })
  })
})
