import { afterEach, expect, expectTypeOf, it, vi } from "vitest"
import { z } from "zod"
import { App, controller, created, noContent, NotFoundError, route, type RouteRequest } from "@tsapi/framework"
import { type AppClient, createClient, type Refusal, routesOf, sendRequest } from "@tsapi/framework/client"
import { createTestClient } from "@tsapi/framework/testing"

const NewNote = z.object({ text: z.string(), stars: z.coerce.number<number | string>().default(0) })
const Filter = z.object({ limit: z.coerce.number<number>().optional() })

@controller("/notes")
class NoteController {
  @route("GET", "/", { query: Filter })
  list({ query }: RouteRequest<"/", { query: typeof Filter }>) {
    return [{ id: "1", at: new Date(0), limit: query.limit }]
  }

  @route("POST", "/", { body: NewNote })
  add({ body }: RouteRequest<"/", typeof NewNote>) {
    return created(body)
  }

  @route("GET", "/{id}")
  get({ params }: RouteRequest<"/{id}">) {
    if (params.id === "0") throw new NotFoundError("none")
    return params.id
  }

  @route("DELETE", "/{id}")
  remove({ params }: RouteRequest<"/{id}">) {
    if (params.id === "0") throw new NotFoundError("none")
    return noContent()
  }

  @route("GET", "/health")
  health() {
    return true
  }
}

const app = new App("notes", { controllers: { notes: NoteController } })

afterEach(() => {
  vi.unstubAllEnvs()
})

/** The client of the app, whose requests go through the test client. */
function clientOfApp(): AppClient<typeof app> {
  const inProcess = createTestClient(app)
  return createClient<typeof app>({
    baseUrl: "http://notes",
    routes: routesOf(app),
    async fetch(url, { method = "GET", headers, body }) {
      const options = { headers: Object.fromEntries(new Headers(headers)), ...(typeof body === "string" && { body }) }
      const response = await inProcess.request(method, url.replace("http://notes", ""), options)
      const { status, headers: received } = response
      return new Response(status === 204 ? null : response.text(), {
        status,
        headers: { "Content-Type": String(received["content-type"]) },
      })
    },
  })
}

it("calls the methods of the app's controllers by name, and says what came", async () => {
  const { notes } = clientOfApp()
  expect(await notes.list({ query: { limit: 2 } })).toMatchObject({
    ok: true,
    body: [{ id: "1", at: "1970-01-01T00:00:00.000Z", limit: 2 }],
  })
  expect(await notes.add({ body: { text: "a", stars: "3" } })).toMatchObject({
    status: 201,
    body: { text: "a", stars: 3 },
  })
  expect(await notes.get({ params: { id: "a/b" } })).toMatchObject({ ok: true, body: "a/b" })
  expect(await notes.get({ params: { id: 0 } })).toMatchObject({
    ok: false,
    status: 404,
    body: { Code: "NotFoundError" },
  })
  expect(await notes.remove({ params: { id: "1" } })).toMatchObject({ status: 204, body: undefined })
  expect(await notes.health()).toMatchObject({ body: true })
})

it("has the types of what is sent and of what JSON makes of the answer", () => {
  type Notes = AppClient<typeof app>["notes"]
  type BodyOf<Method extends (...request: never) => Promise<{ ok: boolean; body: unknown }>> = Extract<
    Awaited<ReturnType<Method>>,
    { ok: true }
  >["body"]
  expectTypeOf<BodyOf<Notes["list"]>>().toEqualTypeOf<{ id: string; at: string; limit?: number }[]>()
  expectTypeOf<BodyOf<Notes["remove"]>>().toEqualTypeOf<undefined>()
  expectTypeOf<BodyOf<Notes["health"]>>().toEqualTypeOf<boolean>()
  expectTypeOf<Extract<Awaited<ReturnType<Notes["get"]>>, { ok: false }>["body"]>().toEqualTypeOf<Refusal>()
  expectTypeOf<Parameters<Notes["add"]>[0]["body"]>().toEqualTypeOf<{
    text: string
    stars?: string | number | undefined
  }>()
  const calls = ({ notes }: AppClient<typeof app>) => [
    // @ts-expect-error: the path's parameter is missing
    () => notes.get(),
    // @ts-expect-error: the path has no such parameter
    () => notes.get({ params: { key: "1" } }),
    // @ts-expect-error: the body is missing
    () => notes.add({}),
    // @ts-expect-error: no controller is listed by that name
    ({ others }: AppClient<typeof app>) => others,
  ]
  expect(calls).toBeTypeOf("function")
})

it("takes controllers in a list everywhere else", async () => {
  const listed = new App("notes", { controllers: [NoteController] })
  expect(routesOf(listed)).toMatchObject({ NoteController: { get: "GET /notes/{id}", health: "GET /notes/health" } })
  expectTypeOf<AppClient<typeof listed>>().not.toHaveProperty("NoteController")
  expect((await createTestClient(listed).get("/notes/health")).status).toBe(200)
})

it("finds no routes in a deployed function", async () => {
  vi.resetModules()
  vi.stubEnv("TSAPI_PHASE", "run")
  const deployed = await import("@tsapi/framework/client")
  expect(() => deployed.routesOf(app)).toThrow("use the routes that tsapi client --routes writes")
})

it("refuses a parameter that would leave its route", async () => {
  const send = (params: object) =>
    sendRequest("GET /files/{name}/{rest+}", { params }, { baseUrl: "http://notes", fetch })
  const fault = '/files/{name}/{rest+}: name cannot hold "." or ".." as a segment'
  await expect(send({ name: "..", rest: "a" })).rejects.toThrow(fault)
  await expect(send({ name: ".", rest: "a" })).rejects.toThrow(fault)
  await expect(send({ name: "a", rest: "b/../../admin" })).rejects.toThrow("rest cannot hold")
  const urls: string[] = []
  async function fetch(url: string) {
    urls.push(new URL(url).pathname)
    return new Response()
  }
  await send({ name: "...", rest: "%2e%2e/a.b" })
  expect(urls).toEqual(["/files/.../%252e%252e/a.b"])
})

it("takes JSON without a body for none", async () => {
  const headers = { "Content-Type": "application/json" }
  const fetch = async () => new Response(null, { headers })
  const answer = await sendRequest("HEAD /notes", {}, { baseUrl: "http://notes", fetch })
  expect(answer).toMatchObject({ ok: true, body: undefined })
})
