import { expect, test } from "vitest"
import { serve } from "./serve-functions.ts"

test("a function's URL is served beside the API, and named at the start", async () => {
  const { get, url, printed } = await serve({
    functions: { Api: `exports.handler = async (event) => ({ statusCode: 200, body: event.version + event.rawPath })` },
    routes: { "GET /a": "Api" },
    model: { url: { auth: "none", isStreamed: false } },
  })
  expect(await (await get("/_tsapi/url/Api/a/b")).text()).toBe("2.0/a/b")
  expect((await get("/_tsapi/url/Other/a")).status).toBe(403)
  expect(printed.stdout).toContain(`URL of Api  open  ${url}/_tsapi/url/Api`)
})

test("a URL that asks for signatures refuses others", async () => {
  const { get } = await serve({
    functions: { Api: `exports.handler = async () => "reached"` },
    routes: {},
    model: { url: { auth: "iam", isStreamed: false } },
  })
  const answer = await get("/_tsapi/url/Api/")
  expect([answer.status, await answer.json()]).toEqual([403, { Message: "Forbidden" }])
})
