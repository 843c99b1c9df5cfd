import { Agent, request } from "node:http"
import { expect, it } from "vitest"
import { makeProject } from "../make-project.ts"
import { serveProcess, watchMemory } from "./served-process.ts"

const seconds = 20
const quota = 500
const throttle = { rate: 50, burst: 100 }

const app = `import { allow, App, authorizer, controller, currentRequest, deny, route, UnauthorizedError } from "@tsapi/framework"
import type { RouteRequest, TokenAuthorizerRequest } from "@tsapi/framework"

@authorizer({ type: "token", ttlSeconds: 2 })
export class Auth {
  async authorize({ token }: TokenAuthorizerRequest) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
    if (token.startsWith("refused")) throw new UnauthorizedError("Unauthorized")
    if (token.startsWith("denied")) return deny()
    return allow({ principalId: token, routes: ["*"], context: { token } })
  }
}

let instance: string | undefined

@controller("/echo", { authorizer: Auth, apiKey: true })
export class EchoController {
  @route("POST", "/{id}")
  async echo({ params, body, auth }: RouteRequest<"/{id}">) {
    instance = params.id
    const wait = Number(params.id.slice(-1))
    if (wait < 3) await new Promise((resolve) => setTimeout(resolve, wait))
    const late = currentRequest()
    return { params: params.id, body, instance, auth: [auth.principalId, auth.token], late: [late.params.id, late.headers["x-id"]] }
  }
}

@controller("/slow", { authorizer: Auth, throttle: ${JSON.stringify(throttle)} })
export class SlowController {
  @route("GET", "/")
  slow() { return { message: "slow" } }
}

export const app = new App("crowd", {
  controllers: [EchoController, SlowController],
  authorizers: [Auth],
  api: {
    usagePlans: {
      Free: { keys: [{ name: "Free", value: "freeKey0123456789012345" }] },
      Counted: { quota: { limit: ${quota}, period: "day" }, keys: [{ name: "Counted", value: "countedKey0123456789012" }] },
    },
  },
})
`

interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Group {
  readonly connections: number
  readonly token: (connection: number) => string | undefined
  readonly key?: string
  readonly path?: string
  /** Whether the answer is one that a request of this group may get. */
  readonly isRight: (answer: Answer, sent: { readonly id: string; readonly token: string | undefined }) => boolean
}

const message = (status: number, text: string) => (answer: Answer) =>
  answer.status === status && JSON.stringify(answer.body) === JSON.stringify({ message: text })

const echoed: Group["isRight"] = ({ status, body }, { id, token }) =>
  status === 200 &&
  JSON.stringify(body) ===
    JSON.stringify({
      params: id,
      body: { id },
      instance: id,
      auth: [token, token],
      late: [id, id],
    })

const free = "freeKey0123456789012345"
const groups: Readonly<Record<string, Group>> = {
  allowed: { connections: 80, token: (connection) => `user-${connection}`, key: free, isRight: echoed },
  "without a token": { connections: 20, token: () => undefined, key: free, isRight: message(401, "Unauthorized") },
  refused: { connections: 20, token: (it) => `refused-${it}`, key: free, isRight: message(401, "Unauthorized") },
  denied: {
    connections: 20,
    token: (it) => `denied-${it}`,
    key: free,
    isRight: ({ status, body }) => status === 403 && JSON.stringify(body).includes("explicit deny"),
  },
  "without a key": { connections: 20, token: (it) => `user-${it}`, isRight: message(403, "Forbidden") },
  counted: {
    connections: 20,
    token: (it) => `counted-${it}`,
    key: "countedKey0123456789012",
    isRight: (answer, sent) => echoed(answer, sent) || message(429, "Limit Exceeded")(answer),
  },
  throttled: {
    connections: 20,
    token: (it) => `throttled-${it}`,
    path: "/slow",
    isRight: (answer) => message(200, "slow")(answer) || message(429, "Too Many Requests")(answer),
  },
}

it("200 connections for 20 s: every answer is its own request's, the limits hold, and memory stays", async () => {
  const directory = await makeProject({ "src/app.ts": app })
  const { child, summary } = await serveProcess(directory)
  const { url } = JSON.parse(summary)

  const began = performance.now()
  const end = began + seconds * 1000
  const counts: Record<string, Record<number, number>> = {}
  const wrong: unknown[] = []
  const clients = Object.entries(groups).flatMap(([name, group]) => {
    const count: Record<number, number> = (counts[name] = {})
    return Array.from({ length: group.connections }, async (_, connection) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const token = group.token(connection)
      for (let number = 0; performance.now() < end; number++) {
        const id = `${name.replaceAll(" ", "-")}-${connection}-${number}`
        const answer = await send(`${url}${group.path ?? `/echo/${id}`}`, { agent, id, token, key: group.key })
        count[answer.status] = (count[answer.status] ?? 0) + 1
        if (!group.isRight(answer, { id, token })) wrong.push({ id, answer })
      }
      agent.destroy()
    })
  })
  const memory = watchMemory(child)
  await Promise.all(clients)
  const { samples, third, last } = memory()
  const elapsed = (performance.now() - began) / 1000

  expect(wrong.slice(0, 3)).toEqual([])
  expect(Object.keys(counts["allowed"] ?? {})).toEqual(["200"])
  expect(Object.keys(counts["without a token"] ?? {})).toEqual(["401"])
  expect(Object.keys(counts["refused"] ?? {})).toEqual(["401"])
  expect(Object.keys(counts["denied"] ?? {})).toEqual(["403"])
  expect(Object.keys(counts["without a key"] ?? {})).toEqual(["403"])
  expect(counts["counted"]).toEqual({ 200: quota, 429: expect.any(Number) })
  expect(counts["throttled"]).toEqual({ 200: expect.any(Number), 429: expect.any(Number) })
  const passed = counts["throttled"]?.[200] ?? 0
  expect(passed).toBeGreaterThanOrEqual(throttle.burst)
  expect(passed).toBeLessThanOrEqual(throttle.burst + throttle.rate * elapsed)
  expect(last, `${JSON.stringify(counts)} MB: ${samples.join(" ")}`).toBeLessThan(third * 1.15)
}, 120_000)

interface Sent {
  readonly agent: Agent
  readonly id: string
  readonly token: string | undefined
  readonly key: string | undefined
}

function send(url: string, { agent, id, token, key }: Sent): Promise<Answer> {
  const headers = {
    "content-type": "application/json",
    "x-id": id,
    ...(token !== undefined && { authorization: token }),
    ...(key !== undefined && { "x-api-key": key }),
  }
  return new Promise((resolve, reject) => {
    const method = url.endsWith("/slow") ? "GET" : "POST"
    const sent = request(url, { agent, method, headers }, (response) => {
      let text = ""
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
    sent.on("error", reject)
    sent.end(method === "POST" ? JSON.stringify({ id }) : undefined)
  })
}
