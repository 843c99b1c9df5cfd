import { expect, it } from "vitest"
import { httpApiAccessLogFormat } from "../../../src/gateway/http-api/http-api-access-log-format.ts"
import { route } from "../gateway-fixture.ts"
import { httpApi } from "./http-api-fixture.ts"

const format = JSON.stringify(httpApiAccessLogFormat)

it("writes what an HTTP API knows of each request, answered by a function or by itself", async () => {
  const lines: string[] = []
  const gateway = httpApi(
    { routes: [route("GET", "/todos/{id}")], accessLogs: { format, retentionDays: 1 } },
    {},
    { onAccessLog: (line) => lines.push(line), now: () => Date.UTC(2026, 0, 2, 3, 4, 5) },
  )
  const response = await gateway.send("GET", "/todos/1", { headers: [["User-Agent", 'a "b"']] })
  await gateway.send("GET", "/unknown")
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      requestId: response.requestId,
      requestTime: "02/Jan/2026:03:04:05 +0000",
      requestTimeEpoch: "1767323045000",
      domainName: "tsapilocal.execute-api.us-east-1.amazonaws.com",
      ip: "127.0.0.1",
      userAgent: 'a "b"',
      httpMethod: "GET",
      path: "/todos/1",
      routeKey: "GET /todos/{id}",
      protocol: "HTTP/1.1",
      status: "200",
      responseLength: "2",
      responseLatency: "0",
      integrationLatency: "-",
      integrationError: "-",
      authorizerError: "-",
      error: "-",
    },
    expect.objectContaining({ routeKey: "-", status: "404", error: "Not Found" }),
  ])
})
