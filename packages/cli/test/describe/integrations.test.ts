import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, it } from "vitest"
import { describeApp } from "../../src/commands/describe-app.ts"
import { makeProject } from "../make-project.ts"
import { integrationsProject } from "./integrations-project.ts"

it("describes integrations as operations of the API", async () => {
  const { document } = await describeApp(await makeProject(integrationsProject), { stage: "dev" })
  expect(await new Validator().validate(structuredClone({ ...document }))).toEqual({ valid: true })
  const things = document.paths["/things/{id}"] ?? {}
  expect([things.get?.operationId, things.put?.operationId]).toEqual(["get_things_id", "ThingController.any.put"])
  expect(things.get?.responses["200"]).toEqual({
    description: "OK.",
    headers: { "X-A": { schema: { type: "string" } } },
    content: { "application/json": {} },
  })
  expect(document.paths["/items/{id}"]?.put).toMatchObject({
    operationId: "put_items_id",
    tags: ["Integration"],
    parameters: [{ name: "id", in: "path", required: true }],
    requestBody: { content: { "application/json": {} } },
    security: [{ Iam: [] }],
  })
  expect(Object.keys(document.paths["/items/{id}"]?.put?.responses ?? {}).toSorted()).toEqual([
    ...["200", "400", "401", "403", "413", "415", "429", "500", "5XX"],
  ])
  expect(document.paths["/orders/{id}"]?.put).toMatchObject({
    operationId: "put_orders_id",
    requestBody: { content: { "*/*": {} } },
    responses: { default: { description: "What the function answers." } },
  })
  expect(document.paths["/inbox"]?.post?.requestBody).toEqual({
    required: true,
    content: {
      "application/json": {
        schema: { type: "object", properties: { text: { type: "string", maxLength: 100 } }, required: ["text"] },
      },
    },
  })
  const old = document.paths["/old/{proxy}"] ?? {}
  expect(Object.keys(old)).toEqual(["get", "put", "post", "delete", "options", "head", "patch"])
  expect(old.post).toMatchObject({
    parameters: [
      { name: "proxy", "x-tsapi-greedy": true },
      { name: "version", in: "query" },
    ],
    requestBody: { content: { "*/*": {} } },
    responses: { default: { description: "What the backend answers." } },
  })
})

const namesakes = {
  ...integrationsProject,
  "src/app.ts": `
import { App, controller, httpIntegration, iamAuthorizer, integration, mock, route } from "@tsapi/framework"
@controller("/orders", { cors: true })
class OrderController {
  @route("GET", "/last")
  last() { return {} }
}
const refused = { status: 403, pattern: "403", headers: { "X-Why": "by the backend" }, body: "no" }
export const app = new App("shop", {
  controllers: [OrderController],
  binaryMediaTypes: [],
  integrations: [
    integration("GET", "/orders/{id}", mock()),
    integration("GET", "/orders/id", mock()),
    integration("ANY", "/orders/last", httpIntegration({ url: "https://a.example", responses: [{ status: 200 }, refused] }), {
      authorizer: iamAuthorizer(),
    }),
  ],
})
`,
}

it("gives operations whose paths share their letters ids of their own, which stay", async () => {
  const { document } = await describeApp(await makeProject(namesakes), { stage: "dev" })
  const ids = [document.paths["/orders/{id}"]?.get?.operationId, document.paths["/orders/id"]?.get?.operationId]
  expect(ids).toEqual(["get_orders_id_9e8878", "get_orders_id_6b18e2"])
})

it("leaves the preflights of a path to its CORS, and merges what backend and API Gateway answer with one status", async () => {
  const { document } = await describeApp(await makeProject(namesakes), { stage: "dev" })
  const { get, post, options } = document.paths["/orders/last"] ?? {}
  expect([get?.operationId, options]).toEqual(["OrderController.last", undefined])
  expect(post?.responses["403"]).toMatchObject({
    description: "Forbidden. The authorizer does not allow it.",
    headers: { "X-Why": { schema: { type: "string" } } },
  })
})
