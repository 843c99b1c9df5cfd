import { expect, test } from "vitest"
import { serve } from "../../test/local/serve-functions.ts"

const echo = `exports.handler = async (event, context) => ({ statusCode: 200, body: JSON.stringify({ event, context }) })`

test("serves a route and shows where, what and how it went", async () => {
  const { get, url, printed } = await serve({ functions: { Api: echo }, routes: { "GET /todos/{id}": "Api" } })
  const response = await get("/todos/1?full=yes")
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ event: { path: "/todos/1", pathParameters: { id: "1" } } })
  expect(printed.stdout).toContain(`todo-api (dev) at ${url}`)
  expect(printed.stdout).toContain("GET  /todos/{id}  Api  open  src/app.ts:1")
  await expect.poll(() => printed.stderr).toMatch(/^\d\d:\d\d:\d\d GET \/todos\/1\?full=yes 200 [\d.]+ ms Api$/m)
})

test("104. the source address of a request from this machine is 127.0.0.1", async () => {
  const { get } = await serve({ functions: { Api: echo }, routes: { "GET /": "Api" } }, { host: "localhost" })
  const { event } = await (await get("/")).json()
  expect(event.requestContext.identity.sourceIp).toMatch(/^(127\.0\.0\.1|::1)$/)
})
