import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, it } from "vitest"
import { describeApp } from "../../src/commands/describe-app.ts"
import { makeProject } from "../make-project.ts"

const app = (api: string) => ({
  "package.json": '{"name":"shop","type":"module"}',
  "src/app.ts": `
import { App, authorizer, controller, httpProxy, iamAuthorizer, integration, route, sendMessage } from "@tsapi/framework"
@authorizer({ type: "token" })
class Auth { authorize() {} }
@controller("/things")
class ThingController {
  @route("PUT", "/{id}", { authorizer: Auth })
  put() { return {} }
  @route("GET", "/{id}", { authorizer: iamAuthorizer() })
  get() { return {} }
}
const queue = "arn:aws:sqs:us-east-1:123456789012:orders"
export const app = new App("shop", {
  controllers: [ThingController],
  authorizers: [Auth],
  binaryMediaTypes: [],
  integrations: [
    integration("POST", "/orders", sendMessage({ queue, messageGroupId: ${JSON.stringify("$input.params().header.get('X-Group')")} })),
    integration("ANY", "/old/{proxy+}", httpProxy({ url: "https://a.example/{proxy}" })),
  ],
  api: ${api},
})
`,
})

const schemaOf = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } })

it("describes the errors of an HTTP API, which are not those of a REST API", async () => {
  const { document } = await describeApp(await makeProject(app('"http"')), { stage: "dev" })
  expect(await new Validator().validate(structuredClone({ ...document }))).toEqual({ valid: true })
  const { put, get } = document.paths["/things/{id}"] ?? {}
  expect(Object.keys(put?.responses ?? {})).toEqual(["200", "400", "401", "403", "413", "415", "429", "5XX"])
  expect(put?.responses["403"]).toEqual({
    description: "The authorizer does not allow it.",
    content: schemaOf("GatewayRefusal"),
  })
  // Whoever does not sign gets 403 as well.
  expect(Object.keys(get?.responses ?? {})).toEqual(["200", "400", "403", "429", "5XX"])
  expect(document.components?.schemas).not.toHaveProperty("AccessDenied")
  expect(document.components?.responses?.["ServerError"]).toMatchObject({
    description: "The app failed (500), or API Gateway got no usable answer from it (500), or none in time (503).",
  })
})

it("describes what services and backends answer behind an HTTP API", async () => {
  const { document } = await describeApp(await makeProject(app('"http"')), { stage: "dev" })
  expect(document.paths["/orders"]?.post).toMatchObject({
    parameters: [{ name: "X-Group", in: "header", required: true, schema: { type: "string" } }],
    requestBody: { content: { "*/*": {} } },
    responses: {
      default: { description: "What SQS SendMessage answers." },
      "400": { description: "A parameter is missing.", content: schemaOf("GatewayRefusal") },
      "413": { content: schemaOf("GatewayRefusal") },
    },
  })
  expect(document.paths["/orders"]?.post?.responses).not.toHaveProperty("415")
  expect(document.paths["/old/{proxy}"]?.post?.responses).toHaveProperty("default")
})

it("leaves the errors of a REST API as they are", async () => {
  const { document } = await describeApp(await makeProject(app('"rest"')), { stage: "dev" })
  const { put, get } = document.paths["/things/{id}"] ?? {}
  expect(put?.responses["403"]).toMatchObject({ content: schemaOf("AccessDenied") })
  expect(get?.responses).toHaveProperty("401")
  expect(document.components?.responses?.["ServerError"]).toMatchObject({
    description: "The app failed (500), or API Gateway got no usable answer from it in time (502, 504).",
  })
})
