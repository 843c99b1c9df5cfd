import { describe, expect, it } from "vitest"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import { answer, fixture, header, route, text } from "./gateway-fixture.ts"

const missingToken = {
  status: 403,
  body: '{"message":"Missing Authentication Token"}',
  errorType: "MissingAuthenticationTokenException",
}

/** Answers with the matched resource and its parameters. */
const echo = (event: unknown) => {
  const { resource, pathParameters, path } = event as ProxyEvent
  return { statusCode: 200, body: JSON.stringify({ resource, pathParameters, path }) }
}

describe("unknown routes", () => {
  const { send } = fixture({ routes: [route("GET", "/todos")] })

  it("row 1: answers 403 Missing Authentication Token for an unknown path", async () => {
    expect(answer(await send("GET", "/nope"))).toEqual(missingToken)
  })

  it("row 1: answers 403 Missing Authentication Token for an unknown method", async () => {
    expect(answer(await send("POST", "/todos"))).toEqual(missingToken)
  })

  it("behaviour 101: ends the message with the Authorization header of a request to an unknown path", async () => {
    const response = await send("GET", "/nope", { headers: [["Authorization", "Bearer abc"]] })

    expect(answer(response)).toMatchObject({ status: 403, errorType: "IncompleteSignatureException" })
    expect(JSON.parse(text(response)).message).toBe(
      "Authorization header requires 'Credential' parameter. " +
        "Authorization header requires 'Signature' parameter. " +
        "Authorization header requires 'SignedHeaders' parameter. " +
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Bearer abc",
    )
  })

  it("tells the developer why, and not the client", async () => {
    expect((await send("GET", "/nope")).diagnostic).toBe("no route for GET /nope")
  })
})

describe("matching", () => {
  const paths = ["/", "/foo", "/foo/bar", "/foo/{c}", "/a/{c}/c", "/a/b/c", "/names/{c}", "/files/{path+}"]
  const { send } = fixture({ routes: paths.map((path) => route("GET", path)) }, { Api: echo })
  const match = async (target: string) => {
    const response = await send("GET", target)
    return response.status === 200 ? JSON.parse(text(response)) : response.status
  }

  it.each([
    ["/", "/", null],
    ["/foo", "/foo", null],
    ["/foo/bar", "/foo/bar", null],
    ["/foo/x", "/foo/{c}", { c: "x" }],
    ["/a/b/c", "/a/b/c", null],
    ["/a/z/c", "/a/{c}/c", { c: "z" }],
    ["/files/a", "/files/{path+}", { path: "a" }],
    ["/files/a/b/c.txt", "/files/{path+}", { path: "a/b/c.txt" }],
  ])("behaviour 99: %s is served by %s", async (target, resource, pathParameters) => {
    expect(await match(target)).toMatchObject({ resource, pathParameters })
  })

  it.each(["/names/", "/foo/bar/baz", "/a/b", "/files", "/files/", "/fo"])(
    "behaviour 100: %s is served by no route",
    async (target) => {
      expect(await match(target)).toBe(403)
    },
  )

  it("behaviour 100: /foo/ is served by /foo", async () => {
    expect(await match("/foo/")).toMatchObject({ resource: "/foo" })
  })

  it("row 25: a literal beats {param} beats {proxy+}", async () => {
    const routes = ["/x/lit", "/x/{id}", "/{proxy+}"].map((path) => route("GET", path))
    const client = fixture({ routes }, { Api: echo })
    const resourceOf = async (target: string) => JSON.parse(text(await client.send("GET", target))).resource

    expect(await resourceOf("/x/lit")).toBe("/x/lit")
    expect(await resourceOf("/x/other")).toBe("/x/{id}")
    expect(await resourceOf("/x/a/b")).toBe("/{proxy+}")
  })

  it("behaviour 102: parameters of a candidate that failed do not reach the event", async () => {
    const routes = [route("GET", "/a/{first}/x"), route("GET", "/{rest+}")]
    const client = fixture({ routes }, { Api: echo })

    expect(JSON.parse(text(await client.send("GET", "/a/1/y"))).pathParameters).toEqual({ rest: "a/1/y" })
  })

  it("a literal path without the method does not hide {proxy+} that has it, as recorded on AWS", async () => {
    const client = fixture({ routes: [route("POST", "/test"), route("PUT", "/{proxy+}")] }, { Api: echo })

    expect(JSON.parse(text(await client.send("PUT", "/test"))).resource).toBe("/{proxy+}")
  })

  it("row 24: HEAD is routed like any other method, and its answer has no body", async () => {
    const client = fixture({ routes: [route("HEAD", "/todos")] })
    const response = await client.send("HEAD", "/todos")

    expect(response.status).toBe(200)
    expect(text(response)).toBe("")
    expect(client.event().httpMethod).toBe("HEAD")
  })

  it("row 24: HEAD is not answered by a GET route", async () => {
    expect((await send("HEAD", "/foo")).status).toBe(403)
  })

  it("row 26: a trailing slash stays in path and does not enter {proxy+}", async () => {
    expect(await match("/files/a/")).toEqual({
      resource: "/files/{path+}",
      pathParameters: { path: "a" },
      path: "/files/a/",
    })
  })

  it("row 26: slashes at the start become one in path and stay in requestContext.path", async () => {
    const client = fixture({ routes: [route("GET", "/foo")] }, {}, { stageInPath: true })
    await client.send("GET", "/api//foo")

    expect(client.event().path).toBe("/foo")
    expect(client.event().requestContext.path).toBe("/api//foo")
  })

  it("row 26: a double slash within matches no parameter, and stays in {proxy+}", async () => {
    expect(await match("/a//c")).toBe(403)
    expect(await match("/files/a//b")).toMatchObject({ pathParameters: { path: "a//b" } })
  })
})

describe("the stage in the URL", () => {
  it("row 15: with stageInPath, path is without the stage and requestContext.path with it", async () => {
    const client = fixture({ routes: [route("GET", "/todos")] }, {}, { stageInPath: true })
    await client.send("GET", "/api/todos?a=b")

    expect(client.event().path).toBe("/todos")
    expect(client.event().requestContext.path).toBe("/api/todos")
    expect(client.event().requestContext.stage).toBe("api")
  })

  it("row 15: without stageInPath, both are without the stage, as behind a custom domain", async () => {
    const client = fixture({ routes: [route("GET", "/todos")] })
    await client.send("GET", "/todos")

    expect(client.event().path).toBe("/todos")
    expect(client.event().requestContext.path).toBe("/todos")
    expect(client.event().requestContext.stage).toBe("api")
  })

  it.each(["/api", "/api/"])("row 15: %s is the root", async (target) => {
    const client = fixture({ routes: [route("GET", "/")] }, {}, { stageInPath: true })
    expect((await client.send("GET", target)).status).toBe(200)
  })

  it.each(["/todos", "/apis/todos"])("row 15: %s is outside of the stage: 403 Forbidden", async (target) => {
    const client = fixture({ routes: [route("GET", "/todos")] }, {}, { stageInPath: true })
    const response = await client.send("GET", target)

    expect(answer(response)).toEqual({
      status: 403,
      body: '{"message":"Forbidden"}',
      errorType: "ForbiddenException",
    })
    expect(header(response, "x-amzn-RequestId")).toBe(response.requestId)
  })
})
