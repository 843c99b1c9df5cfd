import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, it } from "vitest"
import { describeApp } from "../../src/commands/describe-app.ts"
import { makeProject } from "../make-project.ts"

const files = {
  "package.json": '{"name":"shop","type":"module"}',
  "src/app.ts": `
import { App, controller, httpProxy, iamAuthorizer, integration, mock, putItem, route } from "@tsapi/framework"
@controller("/things")
class ThingController {
  @route("ANY", "/{id}")
  any() { return {} }
}
export const app = new App("shop", {
  controllers: [ThingController],
  binaryMediaTypes: [],
  integrations: [
    integration("GET", "/things/{id}", mock({ headers: { "X-A": "a" }, body: "{}" })),
    integration("PUT", "/items/{id}", putItem({ table: "items", item: { id: '$input.params("id")', t: '$input.path("$.t")' } }), {
      authorizer: iamAuthorizer(),
    }),
    integration("ANY", "/old/{proxy+}", httpProxy({ url: "https://a.example/{proxy}", query: { v: { from: "query.version" } } })),
  ],
})
`,
}

it("describes integrations as operations of the API", async () => {
  const { document } = await describeApp(await makeProject(files), { stage: "dev" })
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
    ...["200", "400", "401", "403", "429", "500", "5XX"],
  ])
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
