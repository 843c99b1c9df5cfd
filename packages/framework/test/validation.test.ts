import type { StandardSchemaV1 } from "@standard-schema/spec"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { route, type RouteRequest } from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { jsonEvent, restEvent } from "./rest-event.ts"

const NewTodo = z.object({ title: z.string().min(1), tags: z.array(z.string()).default([]) })
const Filter = z.object({ limit: z.coerce.number().int().max(100) })
const Id = z.object({ id: z.string().regex(/^\d+$/) })
const Version = z.object({ "x-version": z.enum(["1", "2"]) })

const all = { body: NewTodo, query: Filter, params: Id, headers: Version }

class Todos {
  @route("POST", "/todos/{id}", all)
  change({ body, query, params, headers }: RouteRequest<"/todos/{id}", typeof all>) {
    return { body, limit: query.limit + 1, id: params.id, version: headers["x-version"] }
  }

  @route("POST", "/todos", { body: NewTodo })
  create({ body }: RouteRequest<"/todos", typeof NewTodo>) {
    return body
  }
}

function change(body: unknown, limit: string, id: string, version: string) {
  const event = jsonEvent("/todos/{id}", body, {
    headers: { "Content-Type": "application/json", "X-Version": version },
    queryStringParameters: { limit },
    pathParameters: { id },
  })
  return call({ controllers: [Todos] }, event)
}

describe("validation", () => {
  it("gives the handler what the schemas make of each part", async () => {
    const response = await change({ title: "a", extra: true }, "5", "7", "2")
    expect(response).toMatchObject({
      statusCode: 200,
      body: '{"body":{"title":"a","tags":[]},"limit":6,"id":"7","version":"2"}',
    })
  })

  it("answers one 400 that lists every fault of every part", async () => {
    const response = await change({ title: "", tags: ["a", 1] }, "500", "x", "3")
    expect(response.statusCode).toBe(400)
    const { Code, Message, Errors } = JSON.parse(response.body) as { Code: string; Message: string; Errors: object[] }
    expect(Code).toBe("BadRequestError")
    expect(Message).toMatch(/^Invalid params: /)
    expect(Errors).toEqual([
      { in: "params", path: "id", message: expect.any(String) as string },
      { in: "query", path: "limit", message: expect.any(String) as string },
      { in: "headers", path: "x-version", message: expect.any(String) as string },
      { in: "body", path: "title", message: expect.any(String) as string },
      { in: "body", path: "tags.1", message: expect.any(String) as string },
    ])
  })

  it("21: malformed JSON stays 'Error Parsing JSON'", async () => {
    const response = await call({ controllers: [Todos] }, jsonEvent("/todos", "{"))
    expect(response).toMatchObject({
      statusCode: 400,
      body: '{"Code":"BadRequestError","Message":"Error Parsing JSON"}',
    })
  })

  it("a fault of the whole body has an empty path", async () => {
    const response = await call({ controllers: [Todos] }, jsonEvent("/todos", "7"))
    expect(JSON.parse(response.body)).toMatchObject({ Errors: [{ in: "body", path: "" }] })
  })

  it("does not run the handler before an asynchronous schema has agreed", async () => {
    let ran = false
    const refusing: StandardSchemaV1 = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: () => Promise.resolve({ issues: [{ message: "taken", path: [{ key: "name" }] }] }),
      },
    }
    class Async {
      @route("GET", "/x", { query: refusing })
      get() {
        ran = true
      }
    }
    const response = await call({ controllers: [Async] }, restEvent("GET /x"))
    expect(JSON.parse(response.body)).toMatchObject({ Errors: [{ in: "query", path: "name", message: "taken" }] })
    expect(ran).toBe(false)
  })
})
