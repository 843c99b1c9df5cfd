import { createTestClient } from "@tsapi/framework/testing"
import { expect, it } from "vitest"
import { app } from "../src/app.ts"

const client = createTestClient(app)

it("greets everyone", async () => {
  const reply = await client.get("/hello")

  expect(reply.status).toBe(200)
  expect(reply.json()).toEqual({ hello: "world" })
})

it("greets by name", async () => {
  const reply = await client.get("/hello/Ada")

  expect(reply.json()).toEqual({ hello: "Ada" })
})
