import { describe, expect, it } from "vitest"
import { route } from "../gateway-fixture.ts"
import { httpApi } from "./http-api-fixture.ts"

const routes = [route("GET", "/todos/{id}"), route("POST", "/todos"), route("ANY", "/files/{path+}")]

describe("the event of an HTTP API", () => {
  it("has every field that AWS sends, and none for what is not there", async () => {
    const gateway = httpApi({ routes }, {}, { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) })
    await gateway.send("GET", "/todos/1", { headers: [["Host", "api.example.com"]] })
    expect(gateway.event()).toEqual({
      version: "2.0",
      routeKey: "GET /todos/{id}",
      rawPath: "/todos/1",
      rawQueryString: "",
      headers: {
        host: "api.example.com",
        "x-amzn-trace-id": expect.stringMatching(/^Root=1-/) as string,
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-port": "443",
        "x-forwarded-proto": "https",
      },
      requestContext: {
        accountId: "123456789012",
        apiId: "tsapilocal",
        domainName: "api.example.com",
        domainPrefix: "api",
        http: {
          method: "GET",
          path: "/todos/1",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "",
        },
        requestId: expect.stringMatching(/=$/) as string,
        routeKey: "GET /todos/{id}",
        stage: "$default",
        time: "02/Jan/2026:03:04:05 +0000",
        timeEpoch: 1767323045000,
      },
      pathParameters: { id: "1" },
      isBase64Encoded: false,
    })
  })

  it("lower-cases names of headers, joins their values, and has cookies apart", async () => {
    const gateway = httpApi({ routes })
    const headers = [
      ["X-Tag", "a"],
      ["x-tag", "b"],
      ["Cookie", "one=1; two=2"],
      ["cookie", "three=3"],
      ["X-Forwarded-For", "203.0.113.7"],
    ] as const
    await gateway.send("GET", "/todos/1", { headers })
    const { headers: got, cookies } = gateway.event()
    expect(got).toMatchObject({ "x-tag": "a,b", "x-forwarded-for": "203.0.113.7, 127.0.0.1" })
    expect(got).not.toHaveProperty("cookie")
    expect(cookies).toEqual(["one=1", "two=2", "three=3"])
  })

  it("joins the values of a query parameter, and has the query as it came", async () => {
    const gateway = httpApi({ routes })
    await gateway.send("GET", "/todos/1?tag=a&tag=b%2Cc&q=x+y&empty")
    expect(gateway.event()).toMatchObject({
      rawQueryString: "tag=a&tag=b%2Cc&q=x+y&empty",
      queryStringParameters: { tag: "a,b,c", q: "x y", empty: "" },
    })
  })

  it("decodes the path, but for a percent sign", async () => {
    const gateway = httpApi({ routes })
    await gateway.send("GET", "/todos/caf%C3%A9%20100%25")
    expect(gateway.event()).toMatchObject({ rawPath: "/todos/café 100%25", pathParameters: { id: "café 100%25" } })
  })

  it.each([
    ["application/json", false],
    ["text/csv; charset=utf-8", false],
    ["application/xml", false],
    ["application/x-www-form-urlencoded", true],
    ["image/png", true],
    [undefined, true],
  ])("has a body of the type %s in base64: %s", async (type, isBase64Encoded) => {
    const gateway = httpApi({ routes })
    await gateway.send("POST", "/todos", { body: "a=1", headers: type === undefined ? [] : [["Content-Type", type]] })
    expect(gateway.event()).toMatchObject({ body: isBase64Encoded ? "YT0x" : "a=1", isBase64Encoded })
  })

  it("has stage variables where there are some", async () => {
    const gateway = httpApi({ routes, stageVariables: { color: "blue" } })
    await gateway.send("GET", "/todos/1")
    expect(gateway.event()).toMatchObject({ stageVariables: { color: "blue" } })
  })
})
