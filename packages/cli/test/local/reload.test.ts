import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { UserError } from "../../src/errors/user-error.ts"
import { project, serve } from "./serve-functions.ts"

/** A server whose app is what `source` builds; `save` changes it as an editor would. */
async function editable(first: string) {
  const { projectDir, sourceFile, build } = project()
  let source = first
  const buildNow = async () => {
    if (source === "broken") throw new UserError("SOURCE_INVALID", "Unexpected end of file")
    return build({ functions: { Api: source }, routes: { "GET /": "Api" } })
  }
  const server = await serve(buildNow, { projectDir })
  const save = (next: string) => {
    source = next
    writeFileSync(sourceFile, next)
  }
  const text = async () => (await server.get("/")).text()
  return { ...server, save, text }
}

const answering = (text: string, first = "") =>
  `exports.handler = async () => { ${first}; return { statusCode: 200, body: "${text}" } }`

test("108. a saved change is served, on the same port", async () => {
  const { save, text, printed } = await editable(answering("one"))
  expect(await text()).toBe("one")
  save(answering("two"))
  await expect.poll(text).toBe("two")
  await expect.poll(() => printed.stderr).toMatch(/reloaded in \d+ ms/)
})

test("a save is answered before the build, and when it changed nothing", async () => {
  const { projectDir, sourceFile, build } = project()
  let finish = () => {}
  const building = new Promise<void>((resolve) => (finish = resolve))
  const built = build({ functions: { Api: answering("one") }, routes: { "GET /": "Api" } })
  const rebuild = () => building.then(() => built)
  const { printed } = await serve(async () => built, { projectDir, rebuild })
  writeFileSync(sourceFile, "1")
  await expect.poll(() => printed.stderr).toMatch(/reloading…\n$/)
  finish()
  await expect.poll(() => printed.stderr).toMatch(/reloading…\n.*nothing changed in the app\n$/)
})

test("a change of local users is served, though the app is the same", async () => {
  const { projectDir, sourceFile, build } = project()
  const built = build({ functions: { Api: answering("one") }, routes: { "GET /": "Api" } })
  let users: typeof built.users = {}
  const { printed } = await serve(async () => ({ ...built, users }), { projectDir, rebuild: async () => built })
  users = { alice: { accessKey: { id: "alice-key", secret: "secret" } } }
  writeFileSync(sourceFile, "1")
  await expect.poll(() => printed.stderr).toMatch(/reloading…\n.*reloaded in \d+ ms\n$/)
})

test("throttles, quotas and what is kept of a function's answers outlive a change that is not about them", async () => {
  const { projectDir, sourceFile, build } = project()
  const target = (functionId: string) => ({ type: "function" as const, functionId })
  const location = { file: "src/app.ts", line: 1 }
  const cache = { ttlSeconds: 60, keys: [], namespace: "n" }
  const guarded = { apiKeyRequired: true, location }
  let code = { Once: answering("once"), Kept: answering("one"), Other: answering("one") }
  let burst = 1
  const buildNow = async () =>
    build({
      functions: code,
      routes: {},
      api: {
        routes: [
          { method: "GET", path: "/once", target: target("Once"), throttle: { rate: 0, burst }, location },
          { method: "GET", path: "/little", target: target("Once"), ...guarded },
          { method: "GET", path: "/kept", target: target("Kept"), cache, location },
          { method: "GET", path: "/other", target: target("Other"), cache, location },
        ],
        cache: { size: 0.5, encrypted: false },
        usage: {
          source: "HEADER",
          keys: [{ name: "Ada", value: "ada0123456789abcdefgh", plan: "Little" }],
          plans: [{ name: "Little", methodThrottles: [], quota: { limit: 1, period: "MONTH", offset: 0 } }],
        },
      },
    })
  const { get } = await serve(buildNow, { projectDir })
  const headers = { "x-api-key": "ada0123456789abcdefgh" }
  const statuses = async () => [(await get("/once")).status, (await get("/little", { headers })).status]
  const text = async (path: string) => (await get(path)).text()
  expect([...(await statuses()), await text("/kept"), await text("/other")]).toEqual([200, 200, "one", "one"])

  code = { ...code, Once: answering("again"), Other: answering("two") }
  writeFileSync(sourceFile, "1")
  await expect.poll(() => text("/other")).toBe("two")
  expect([...(await statuses()), await text("/kept")]).toEqual([429, 429, "one"])

  burst = 2
  code = { ...code, Kept: answering("two") }
  writeFileSync(sourceFile, "2")
  await expect.poll(() => text("/kept")).toBe("two")
  expect(await statuses()).toEqual([200, 429])
})

test("what an authorizer said and the cache has of a function goes with another environment", async () => {
  const { projectDir, sourceFile, build } = project()
  const target = { type: "function" as const, functionId: "Api" }
  const location = { file: "src/app.ts", line: 1 }
  const auth = `exports.handler = async ({ authorizationToken }) => {
    const Effect = authorizationToken === process.env.TOKEN ? "Allow" : "Deny"
    return { principalId: "p", policyDocument: { Statement: [{ Effect, Action: "execute-api:Invoke", Resource: "*" }] } }
  }`
  const api = `exports.handler = async () => ({ statusCode: 200, body: process.env.TOKEN })`
  const cache = { ttlSeconds: 300, keys: [], namespace: "n" }
  const identitySources = ["method.request.header.Authorization"]
  const authorizer = {
    id: "Auth",
    type: "token" as const,
    functionId: "Auth",
    ttlSeconds: 300,
    identitySources,
    location,
  }
  let token = "one"
  const buildNow = async () =>
    build({
      functions: { Api: api, Auth: auth },
      routes: {},
      environment: { TOKEN: token },
      api: {
        routes: [
          { method: "GET", path: "/guarded", target, authorizerId: "Auth", location },
          { method: "GET", path: "/kept", target, cache, location },
        ],
        authorizers: [authorizer],
        cache: { size: 0.5, encrypted: false },
      },
    })
  const { get, printed } = await serve(buildNow, { projectDir })
  const answers = async () => [
    (await get("/guarded", { headers: { authorization: "one" } })).status,
    await (await get("/kept")).text(),
  ]
  expect(await answers()).toEqual([200, "one"])

  token = "two"
  writeFileSync(sourceFile, "1")
  await expect.poll(() => printed.stderr).toContain("reloaded in")
  expect(await answers()).toEqual([403, "two"])
})

test("a broken change is shown, the version before it goes on, and the repair is served", async () => {
  const { save, text, printed } = await editable(answering("one"))
  save("broken")
  await expect.poll(() => printed.stderr).toContain("SOURCE_INVALID")
  expect(await text()).toBe("one")
  save(answering("three"))
  await expect.poll(text).toBe("three")
})

test("a quick rebuild whose full build fails is taken back, and the repair is served", async () => {
  const { projectDir, sourceFile, build } = project()
  let source = answering("one")
  const buildQuickly = async () => build({ functions: { Api: source }, routes: { "GET /": "Api" } })
  const buildInFull = async () => {
    if (source.startsWith("throw")) throw new UserError("APP_LOAD_FAILED", "top")
    return buildQuickly()
  }
  const addedFile = join(projectDir, "added", "module.ts")
  mkdirSync(dirname(addedFile))
  const rebuild = async () => ({ ...(await buildQuickly()), watchFiles: [sourceFile, addedFile] })
  const { get, printed } = await serve(buildInFull, { projectDir, rebuild })
  const text = async () => (await get("/")).text()
  const save = (file: string, next: string) => writeFileSync(file, (source = next))
  expect(await text()).toBe("one")
  save(sourceFile, `throw new Error("top")`)
  await expect.poll(() => printed.stderr).toContain("the version before it still is")
  expect(printed.stderr).toMatch(/reloaded in[^]*APP_LOAD_FAILED/)
  expect(await text()).toBe("one")
  save(addedFile, answering("three"))
  await expect.poll(text).toBe("three")
})

test("a request under way is finished by the version that began it", async () => {
  const { save, text } = await editable(
    answering("slow one", "await new Promise((resolve) => setTimeout(resolve, 600))"),
  )
  const running = text()
  await new Promise((resolve) => setTimeout(resolve, 200))
  save(answering("two"))
  await expect.poll(text).toBe("two")
  expect(await running).toBe("slow one")
})

test("no request is lost over ten reloads under load", async () => {
  const { save, get } = await editable(answering("0"))
  const answers: (number | string)[] = []
  let loading = true
  const client = async () => {
    while (loading)
      answers.push(await get("/").then(async (response) => (response.ok ? await response.text() : response.status)))
  }
  const clients = Array.from({ length: 8 }, client)
  for (let version = 1; version <= 10; version++) {
    save(answering(String(version)))
    await expect.poll(() => answers.at(-1)).toBe(String(version))
  }
  loading = false
  await Promise.all(clients)
  const versions = answers.map(Number)
  expect(new Set(versions)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  expect(answers.every((answer) => typeof answer === "string")).toBe(true)
})
