import { describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { NotFoundError, created, noContent, reply, route, type RouteRequest } from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { restEvent } from "./rest-event.ts"

const Todo = z.object({ title: z.string().min(1), at: z.iso.datetime() })

class Todos {
  @route("GET", "/{how}", { response: Todo })
  get({ params }: RouteRequest<"/{how}">) {
    if (params.how === "empty") return { title: "", at: new Date() }
    if (params.how === "created") return created({ title: "a", at: new Date(0) })
    if (params.how === "wrong-reply") return reply({ title: "a", at: "yesterday" })
    if (params.how === "thrown") throw new NotFoundError("gone")
    if (params.how === "refused") return reply({ title: "", at: "" }, { status: 404 })
    if (params.how === "nothing") return noContent()
    return { title: "a", at: new Date(0) }
  }

  @route("GET", "/text", { response: z.enum(["a", "b"]) })
  text() {
    return "b" as const
  }
}

async function get(how: string, resource = "/{how}") {
  const log = vi.spyOn(console, "error").mockReturnValue()
  const response = await call({ controllers: [Todos] }, restEvent(`GET ${resource}`, { pathParameters: { how } }))
  const logged = log.mock.calls.map(([line]) => (JSON.parse(String(line)) as { error: string }).error)
  log.mockRestore()
  return { status: response.statusCode, error: logged[0]?.split("\n")[0] }
}

describe("a route's response schema, in tests", () => {
  it.each(["plain", "created", "nothing", "thrown", "refused"])("lets %s pass", async (how) => {
    const statuses = { plain: 200, created: 201, nothing: 204, thrown: 404, refused: 404 }
    expect(await get(how)).toEqual({ status: statuses[how as keyof typeof statuses], error: undefined })
  })

  it("sees text as it is sent", async () => {
    expect(await get("", "/text")).toEqual({ status: 200, error: undefined })
  })

  it.each([
    ["empty", "title: Too small: expected string to have >=1 characters"],
    ["wrong-reply", "at: Invalid ISO datetime"],
  ])("turns the answer %s into a 500 that says what is wrong", async (how, fault) => {
    expect(await get(how)).toEqual({
      status: 500,
      error: `TypeError: The answer does not fit the route's response schema: ${fault}`,
    })
  })
})
