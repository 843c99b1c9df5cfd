import { describe, expect, it } from "vitest"
import { z } from "zod"
import { App, type AppOptions, controller, route as decorate, type RouteOptions } from "../../src/index.ts"
import { declarationsOf } from "../../src/internal.ts"
import { describeApi } from "../../src/gateway/describe-api.ts"
import type { ApiDescription } from "../../src/gateway/api-description.ts"
import { answer, authorizer, fixture, header, route, text } from "./gateway-fixture.ts"

const json = [["Content-Type", "application/json"]] as const
const invalidBody = { status: 400, body: '{"message":"Invalid request body"}', errorType: "BadRequestException" }
const validation = {
  query: ["q", "page"],
  body: {
    mediaTypes: ["application/json"],
    model: {
      type: "object",
      properties: { name: { type: "string", minLength: 1 }, age: { type: "number" }, inner: { type: "object" } },
      required: ["name", "age"],
      additionalProperties: false,
    },
  },
}

describe("row 23: a request validator", () => {
  const { send, events } = fixture({ routes: [route("POST", "/", { validation })] })
  const post = (body: string, target = "/?q=1&page=2", headers: readonly (readonly [string, string])[] = json) =>
    send("POST", target, { headers, body })

  it("lets through what fits, and does not ask the function about the rest", async () => {
    expect((await post('{"name":"a","age":1}')).status).toBe(200)
    expect(answer(await post("{}"))).toEqual(invalidBody)
    expect(events["Api"]).toHaveLength(1)
  })

  it.each([
    ["/", "[q, page]"],
    ["/?page=2", "[q]"],
    ["/?q=&page=2", "[q]"],
    ["/?Q=1&page=2", "[q]"],
  ])("asks for parameters before it looks at the body: %s", async (target, missing) => {
    expect(answer(await post("{}", target))).toEqual({
      status: 400,
      body: `{"message":"Missing required request parameters: ${missing}"}`,
      errorType: "BadRequestException",
    })
  })

  it("refuses what is nested ever so deeply", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`
    expect(answer(await post(`{"name":${deep},"age":1}`))).toEqual(invalidBody)
    expect(answer(await post(`{"name":"a","age":1,"inner":${deep}}`))).toEqual(invalidBody)
  })

  it("takes any of several values", async () => {
    expect((await post('{"name":"a","age":1}', "/?q=&q=1&page=2")).status).toBe(200)
  })

  it.each([
    ["nothing", "", json],
    ["what is no JSON", "{", json],
    ["a body without a type", "{}", []],
    ["a type with parameters, in upper case", "{}", [["content-type", "Application/JSON; charset=utf-8"]]],
  ] as const)("refuses %s", async (_what, body, headers) => {
    expect(answer(await post(body, undefined, headers))).toEqual(invalidBody)
  })

  it("does not look at bodies of types that have no model", async () => {
    expect((await post("{}", undefined, [["Content-Type", "text/plain"]])).status).toBe(200)
  })

  it("comes after the authorizer and the throttle", async () => {
    const guarded = fixture(
      { routes: [route("POST", "/", { validation, authorizerId: "Auth" })], authorizers: [authorizer()] },
      {},
    )
    expect((await guarded.send("POST", "/")).status).toBe(401)
    const throttled = fixture({ routes: [route("POST", "/", { validation, throttle: { rate: 0, burst: 0 } })] })
    expect((await throttled.send("POST", "/")).status).toBe(429)
  })
})

describe("gateway responses of a request validator", () => {
  const template = '{"why":"$context.error.validationErrorString","type":"$context.error.responseType"}'
  const { send } = fixture({
    routes: [route("POST", "/", { validation })],
    gatewayResponses: {
      BAD_REQUEST_BODY: { status: 422, headers: {}, templates: { "application/json": template } },
      BAD_REQUEST_PARAMETERS: { headers: { "X-Parameters": "'bad'" }, templates: {} },
    },
  })
  const why = async (body: string) => {
    const response = await send("POST", "/?q=1&page=2", { headers: json, body })
    expect(response.status).toBe(422)
    return JSON.parse(text(response)).why
  }

  it.each([
    ["{}", '[object has missing required properties (["age","name"])]'],
    ["", "[Unknown error parsing request body]"],
    ["[]", '[instance type (array) does not match any allowed primitive type (allowed: ["object"])]'],
    [
      '{"name":"","age":"x"}',
      '[string "" is too short (length: 0, required minimum: 1), ' +
        'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])]',
    ],
    [
      '{"name":"","b":1,"a":2}',
      '[object has missing required properties (["age"]), ' +
        'object instance has properties which are not allowed by the schema: ["a","b"]]',
    ],
  ])("know what is wrong with %s", async (body, message) => {
    expect(await why(body)).toBe(message)
  })

  it("are told apart by their types", async () => {
    const response = await send("POST", "/")
    expect({ status: response.status, header: header(response, "X-Parameters") }).toEqual({
      status: 400,
      header: "bad",
    })
  })
})

const Item = z.object({ name: z.string() })
const Query = z.object({
  q: z.string().min(1),
  any: z.string(),
  kind: z.enum(["a", "b"]),
  code: z.string().regex(/^x/),
  page: z.coerce.number(),
  sort: z.enum(["up", "down"]).optional(),
})

/** The validation of `POST /`, of an app whose bodies are text. */
function describeRoute(options: RouteOptions, app: Partial<AppOptions> = {}): ApiDescription["routes"][number] {
  @controller("/")
  class Items {
    @decorate("POST", "/", options)
    add() {}
  }
  const declarations = declarationsOf(new App("items", { controllers: [Items], binaryMediaTypes: [], ...app }))
  const [described] = describeApi(declarations, { stageName: "api", functionIdOf: () => "Api" }).routes
  if (!described) throw new Error("The app has no route")
  return described
}

const model = { type: "object", properties: { name: { type: "string" } }, required: ["name"] }

describe("what of a route's schemas API Gateway checks", () => {
  it("is the body's model and the parameters that may not be empty", () => {
    expect(describeRoute({ body: Item, query: Query }).validation).toEqual({
      query: ["q", "kind", "code"],
      body: { mediaTypes: ["application/json"], model },
    })
  })

  it("is nothing of headers and paths, nor of a schema that takes anything", () => {
    const headers = z.object({ "x-tenant": z.string().min(1) })
    expect(describeRoute({ headers, body: z.unknown(), query: z.object({ a: z.string() }) }).validation).toBeUndefined()
  })

  it("is for the JSON types of the route, as far as they are not binary", () => {
    const contentTypes = ["application/vnd.api+json; v=1", "text/csv", "application/json"]
    const mediaTypes = ["application/vnd.api+json", "application/json"]
    expect(describeRoute({ body: Item, contentTypes }).validation?.body?.mediaTypes).toEqual(mediaTypes)
    const binaryMediaTypes = ["application/json"]
    expect(describeRoute({ body: Item, contentTypes }, { binaryMediaTypes }).validation?.body?.mediaTypes).toEqual(
      mediaTypes.slice(0, 1),
    )
    expect(describeRoute({ body: Item }, { binaryMediaTypes: ["*/*"] }).validation).toBeUndefined()
  })

  it("is left to the function by the route, or by the api", () => {
    const api = { requestValidation: "function" } as const
    expect(describeRoute({ body: Item, requestValidation: "function" }).validation).toBeUndefined()
    expect(describeRoute({ body: Item }, { api }).validation).toBeUndefined()
    expect(describeRoute({ body: Item, requestValidation: "gateway" }, { api }).validation).toBeDefined()
  })
})
