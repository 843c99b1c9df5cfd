import { expect, it } from "vitest"
import {
  modelSchemas,
  operationValidation,
  requestModels,
  requestValidators,
  requiredParameters,
} from "./request-validation.ts"

const location = { file: "src/app.ts", line: 1 }
const target = { type: "function", functionId: "Api" } as const
const route = { target, location }
const model = { type: "object", required: ["name"], properties: { name: { type: "string" } } }
const body = { mediaTypes: ["application/json", "application/vnd.api+json"], model }

const routes = [
  { ...route, method: "PUT", path: "/todos/{id}", validation: { query: [], body } },
  { ...route, method: "PUT", path: "/todos/id", validation: { query: ["q"], body } },
  { ...route, method: "GET", path: "/", validation: { query: ["q"] } },
  { ...route, method: "GET", path: "/free" },
]

it("gives each model a name of letters and digits", () => {
  const names = requestModels({ routes })
  expect([...names.values()]).toEqual(["PutTodosId", "PutTodosId2"])
  expect(modelSchemas(names)).toEqual({ PutTodosId: model, PutTodosId2: model })
})

it("has the validators that routes name", () => {
  const models = requestModels({ routes })
  expect(requestValidators({ routes })).toEqual({
    "x-amazon-apigateway-request-validators": {
      body: { validateRequestBody: true, validateRequestParameters: false },
      all: { validateRequestBody: true, validateRequestParameters: true },
      parameters: { validateRequestBody: false, validateRequestParameters: true },
    },
  })
  expect(requestValidators({ routes: [] })).toEqual({})
  expect(routes.map((each) => operationValidation(each, models)["x-amazon-apigateway-request-validator"])).toEqual([
    "body",
    "all",
    "parameters",
    undefined,
  ])
})

it("refers to the model once for each media type, and requires the parameters", () => {
  const [, both] = routes
  if (!both) throw new Error("no route")
  const schema = { $ref: "#/components/schemas/PutTodosId2" }
  expect(operationValidation(both, requestModels({ routes }))).toMatchObject({
    requestBody: {
      required: true,
      content: { "application/json": { schema }, "application/vnd.api+json": { schema } },
    },
  })
  expect(requiredParameters(both)).toEqual([{ name: "q", in: "query", required: true, schema: { type: "string" } }])
})
