import { describe, expect, it } from "vitest"
import { header, route } from "../gateway-fixture.ts"
import { answerOf, httpApi, notFound } from "./http-api-fixture.ts"

const routes = [
  route("GET", "/pets/dog/1"),
  route("GET", "/pets/dog/{id}"),
  route("GET", "/pets/{proxy+}"),
  route("ANY", "/{proxy+}"),
  route("POST", "/pets"),
  route("ANY", "/pets"),
]

async function keyOf(method: string, target: string, more: readonly ReturnType<typeof route>[] = []) {
  const gateway = httpApi({ routes: [...routes, ...more] })
  const { status } = await gateway.send(method, target)
  return status === 200 ? gateway.event().routeKey : status
}

describe("the routes of an HTTP API", () => {
  // The first four are the example of "Routing API requests", developer guide.
  it.each([
    ["GET", "/pets/dog/1", "GET /pets/dog/1"],
    ["GET", "/pets/dog/2", "GET /pets/dog/{id}"],
    ["GET", "/pets/cat/1", "GET /pets/{proxy+}"],
    ["POST", "/test/5", "ANY /{proxy+}"],
    ["POST", "/pets", "POST /pets"],
    ["DELETE", "/pets", "ANY /pets"],
    ["GET", "//pets/dog/1", "GET /pets/dog/1"],
    ["GET", "/pets/dog%2F1", "GET /pets/dog/1"],
    ["GET", "/pets/dog/1/", "GET /pets/{proxy+}"],
    ["GET", "/", 404],
  ])("take %s %s to %s", async (method, target, routeKey) => {
    expect(await keyOf(method, target)).toBe(routeKey)
  })

  it("take what no other route takes to $default, which has no path parameters", async () => {
    expect(await keyOf("GET", "/", [route("ANY", "$default")])).toBe("$default")
    expect(await keyOf("GET", "/pets/dog/2", [route("ANY", "$default")])).toBe("GET /pets/dog/{id}")
    const gateway = httpApi({ routes: [route("ANY", "$default")] })
    await gateway.send("PATCH", "/a/b?c=d")
    expect(gateway.event()).toMatchObject({ rawPath: "/a/b", requestContext: { http: { method: "PATCH" } } })
    expect(gateway.event()).not.toHaveProperty("pathParameters")
  })

  it("answer 404 where there is none, with an id of the request", async () => {
    const response = await httpApi({ routes: [route("GET", "/pets")] }).send("GET", "/pets/")
    expect(answerOf(response)).toEqual(notFound)
    expect(header(response, "apigw-requestid")).toBe(response.requestId)
    expect(header(response, "x-amzn-ErrorType")).toBeUndefined()
    expect(header(response, "x-amzn-RequestId")).toBeUndefined()
  })

  it("have no stage in their path, whoever serves them", async () => {
    const gateway = httpApi({ routes }, {}, { stageInPath: true })
    expect((await gateway.send("GET", "/pets/dog/1")).status).toBe(200)
  })

  it("answer 413 to a body of more than 10 MB, and 431 to headers of more than 10,240 bytes", async () => {
    const gateway = httpApi({ routes })
    const body = new Uint8Array(10 * 1024 * 1024 + 1)
    expect(answerOf(await gateway.send("POST", "/pets", { body }))).toEqual({
      status: 413,
      body: '{"message":"Request Entity Too Large"}',
    })
    const response = await gateway.send("GET", "/pets", { headers: [["X-Long", "x".repeat(10_240)]] })
    expect(response.status).toBe(431)
  })

  it("have throttles of their own, or that of the stage", async () => {
    const own = route("GET", "/slow", { throttle: { rate: 0, burst: 1 } })
    const gateway = httpApi({ routes: [own, route("GET", "/fast")], throttle: { rate: 0, burst: 2 } })
    const statusOf = async (path: string) => (await gateway.send("GET", path)).status
    expect([await statusOf("/slow"), await statusOf("/slow")]).toEqual([200, 429])
    expect([await statusOf("/fast"), await statusOf("/fast"), await statusOf("/fast")]).toEqual([200, 200, 429])
    expect(answerOf(await gateway.send("GET", "/slow")).body).toBe('{"message":"Too Many Requests"}')
  })
})
