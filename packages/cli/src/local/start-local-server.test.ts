import { existsSync } from "node:fs"
import { createServer } from "node:net"
import { once } from "node:events"
import { expect, test } from "vitest"
import { project, recordingTerminal, serve } from "../../test/local/serve-functions.ts"
import { startLocalServer } from "./start-local-server.ts"

const echo = `exports.handler = async (event, context) => ({ statusCode: 200, body: JSON.stringify({ event, context, env: process.env }) })`
const app = { functions: { Api: echo }, routes: { "GET /todos/{id}": "Api" } }

async function environmentOf(get: (path: string) => Promise<Response>) {
  const { env } = (await (await get("/todos/1")).json()) as { readonly env: object }
  return env
}

test("serves a route and shows where, what and how it went", async () => {
  const { get, url, printed } = await serve(app)
  const response = await get("/todos/1?full=yes")
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ event: { path: "/todos/1", pathParameters: { id: "1" } } })
  expect(printed.stdout).toContain(`todo-api (dev) at ${url}`)
  expect(printed.stdout).toContain("GET  /todos/{id}  Api  open  src/app.ts:1")
  await expect.poll(() => printed.stderr).toMatch(/^\d\d:\d\d:\d\d GET \/todos\/1\?full=yes 200 [\d.]+ ms Api$/m)
})

test("with --json, stdout is one document and requests are logged on stderr", async () => {
  const { get, url, printed } = await serve(app, { json: true })
  await get("/todos/1")
  await expect.poll(() => printed.stderr).toContain("GET /todos/1 200")
  expect(JSON.parse(printed.stdout)).toMatchObject({
    url,
    app: "todo-api",
    stage: "dev",
    routes: [{ method: "GET", path: "/todos/{id}", function: "Api", authorizer: null, location: "src/app.ts:1" }],
    functions: [{ id: "Api", memoryMb: 512, timeoutSeconds: 30 }],
  })
})

test("104. the source address of a request from this machine is 127.0.0.1", async () => {
  const { get } = await serve(app)
  const answer = await (await get("/todos/1")).json()
  expect(answer).toMatchObject({ event: { requestContext: { identity: { sourceIp: "127.0.0.1" } } } })
})

test("15. with the stage in the path, event.path is without it and requestContext.path has it", async () => {
  const { get, url } = await serve(app, { stageInPath: true })
  expect(url).toMatch(/\/api$/)
  const answer = await (await get("/todos/1")).json()
  expect(answer).toMatchObject({ event: { path: "/todos/1", requestContext: { path: "/api/todos/1" } } })
})

test("the stage of an HTTP API is in no path", async () => {
  const { get, url } = await serve({ ...app, api: { type: "http", stageName: "$default" } }, { stageInPath: true })
  expect(url).toMatch(/:\d+$/)
  expect((await get("/todos/1")).status).toBe(200)
})

test("101. an unknown path is 403, and the log says why", async () => {
  const { get, printed } = await serve(app)
  const response = await get("/nothing")
  expect([response.status, await response.json()]).toEqual([403, { message: "Missing Authentication Token" }])
  await expect.poll(() => printed.stderr).toContain("no route for GET /nothing")
})

test("21. a handler that throws is 502, and its error is shown with the line it comes from", async () => {
  const code = `exports.handler = async () => {\n  throw new TypeError("todo is undefined")\n}`
  const { get, printed } = await serve({ functions: { Api: code }, routes: { "GET /": "Api" } })
  const response = await get("/")
  expect([response.status, await response.json()]).toEqual([502, { message: "Internal server error" }])
  await expect.poll(() => printed.stderr).toMatch(/Api TypeError: todo is undefined\n.* at .*Api-\w+\.cjs:2:9/)
})

test("21. a handler over its own limit is 502, and the log names the limit", async () => {
  const code = `exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000))`
  const model = { timeoutSeconds: 0.1 }
  const { get, printed } = await serve({ functions: { Api: code }, routes: { "GET /": "Api" }, model })
  expect((await get("/")).status).toBe(502)
  await expect.poll(() => printed.stderr).toContain("Task timed out after 0.10 seconds")
})

test("5. an authorizer that throws Unauthorized is 401, and one that throws anything else is 500", async () => {
  const authorizer = {
    id: "Auth",
    type: "token" as const,
    functionId: "Auth",
    ttlSeconds: 0,
    identitySources: ["method.request.header.Authorization"],
    location: { file: "src/auth.ts", line: 3 },
  }
  const { get } = await serve({
    functions: { Api: echo, Auth: `exports.handler = async (event) => { throw new Error(event.authorizationToken) }` },
    routes: { "GET /todos/{id}": "Api" },
    authorizers: { "GET /todos/{id}": "Auth" },
    api: { authorizers: [authorizer] },
  })
  const ask = async (Authorization: string) => (await get("/todos/1", { headers: { Authorization } })).status
  expect([await ask("Unauthorized"), await ask("Anything else")]).toEqual([401, 500])
})

test("108. functions see their declared variables, with what the app's resources and stand-ins are called here", async () => {
  const { get, printed } = await serve({
    ...app,
    environment: {
      LOG_LEVEL: "debug",
      LIMIT: 5,
      TODOS_TABLE_NAME: { Ref: "TodosTable" },
      QUEUE_URL: { Ref: "Queue" },
    },
    parts: [
      {
        async start(emulator) {
          await emulator.service("dynamodb")
          return { environment: { TODOS_TABLE_NAME: "todo-api-dev-Todos", UNASKED: "for" } }
        },
      },
    ],
  })
  const env = await environmentOf(get)
  expect(env).toMatchObject({
    LOG_LEVEL: "debug",
    LIMIT: "5",
    TODOS_TABLE_NAME: "todo-api-dev-Todos",
    AWS_ENDPOINT_URL_DYNAMODB: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
  })
  expect(env).not.toHaveProperty("QUEUE_URL")
  expect(env).not.toHaveProperty("UNASKED")
  expect(printed.stderr).toContain("Api: QUEUE_URL has no value here")
})

test("a service the developer points at is used in place of the embedded one", async () => {
  const shell = { AWS_ENDPOINT_URL: "http://127.0.0.1:4566" }
  const parts = [
    {
      start: async (emulator: { service(name: string): Promise<unknown> }) => (
        await emulator.service("dynamodb"),
        { environment: {} }
      ),
    },
  ]
  const { get, printed } = await serve({ ...app, parts }, { shell })
  const env = await environmentOf(get)
  expect(env).toMatchObject({
    AWS_ENDPOINT_URL: shell.AWS_ENDPOINT_URL,
    AWS_ENDPOINT_URL_DYNAMODB: shell.AWS_ENDPOINT_URL,
  })
  expect(printed.stdout).toContain("dynamodb at http://127.0.0.1:4566")
})

test("30. functions run in UTC, as on Lambda", async () => {
  const code = `exports.handler = async () => ({ statusCode: 200, body: String(new Date(0)) })`
  const { get } = await serve({ functions: { Api: code }, routes: { "GET /": "Api" } })
  expect(await (await get("/")).text()).toContain("GMT+0000")
})

test("a port in use is a UserError that names another, and nothing is left behind", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  const address = taken.address()
  const port = typeof address === "object" && address ? address.port : 0
  const { projectDir, build } = project()
  const { terminal } = recordingTerminal(false)
  const options = { projectDir, stateDir: `${projectDir}/state`, terminal, build: async () => build(app) }
  await expect(startLocalServer({ ...options, port })).rejects.toMatchObject({
    code: "PORT_IN_USE",
    hint: expect.stringContaining(`--port ${port + 1}`),
  })
  taken.close()
  expect(existsSync(options.stateDir)).toBe(false)
})

test("a build that fails at the start is the server's failure, and the port is free again", async () => {
  const failing = serve(() => Promise.reject(new Error("does not compile")), { port: 38_211 })
  await expect(failing).rejects.toThrow("does not compile")
  expect((await serve(app, { port: 38_211 })).url).toBe("http://127.0.0.1:38211")
})

test("an aborted signal closes the server after answering what is under way", async () => {
  const code = `exports.handler = async () => { await new Promise((resolve) => setTimeout(resolve, 150)); return { statusCode: 200 } }`
  const controller = new AbortController()
  const { get, closed, printed } = await serve(
    { functions: { Api: code }, routes: { "GET /": "Api" } },
    { signal: controller.signal },
  )
  await get("/")
  const running = get("/")
  await expect.poll(() => printed.stderr).toContain("GET / 200")
  await new Promise((resolve) => setTimeout(resolve, 50))
  controller.abort()
  expect((await running).status).toBe(200)
  await closed
  await expect(get("/")).rejects.toThrow("fetch failed")
})
