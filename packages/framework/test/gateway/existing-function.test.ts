import { expect, it } from "vitest"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"
import { App, controller, existingAuthorizer, existingFunction, integration, route } from "../../src/index.ts"
import type { ApiOptions, Integration } from "../../src/index.ts"
import { createTestClient } from "../../src/testing/index.ts"
import { backend, type BackendAnswer, clientOf, type Received } from "./integrations-fixture.ts"

const orders = integration("ANY", "/orders/{id}", existingFunction({ functionName: "orders-${stageVariables.color}" }))
const api = { stageVariables: { color: "blue", alias: "live" } }

/** A client with something that stands in for Lambda. */
async function withLambda(answer: (request: Received) => BackendAnswer, integrations: readonly Integration[]) {
  const lambda = await backend(answer)
  const client = clientOf(integrations, { api, environment: { AWS_ENDPOINT_URL_LAMBDA: lambda.url } })
  return { lambda, client }
}

const replying = (result: unknown) => () => ({ body: JSON.stringify(result) })

it("answers 501 with the function's name where nothing stands in for Lambda", async () => {
  const client = clientOf([orders], { api })
  const response = await client.get("/orders/1")
  expect([response.status, response.json()]).toEqual([501, { message: "The function orders-blue is not emulated" }])
  expect(client.errors).toEqual([
    "Error: function orders-blue is deployed outside of this app; AWS_ENDPOINT_URL_LAMBDA may name what stands in for Lambda",
  ])
})

it("invokes the function that the stage's variables name, with the event that functions of the app get", async () => {
  const { lambda, client } = await withLambda(
    replying({ statusCode: 201, headers: { "X-A": "a" }, multiValueHeaders: { "X-B": ["1", "2"] }, body: "made" }),
    [orders],
  )
  const response = await client.post("/orders/1?full=yes", { body: "text" })
  expect([response.status, response.text(), response.headers["x-a"], response.headerValues("x-b")]).toEqual([
    ...[201, "made", "a"],
    ["1", "2"],
  ])
  const [asked] = lambda.received
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:orders-blue"
  expect([asked?.method, asked?.url]).toEqual(["POST", `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`])
  expect(asked?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d+\/us-east-1\/lambda\//)
  expect(JSON.parse(asked?.body ?? "")).toMatchObject({
    ...{ resource: "/orders/{id}", path: "/orders/1", httpMethod: "POST", isBase64Encoded: false, body: "text" },
    ...{ pathParameters: { id: "1" }, queryStringParameters: { full: "yes" }, stageVariables: api.stageVariables },
  })
})

it("takes the variables of the client, an alias and an ARN", async () => {
  const targets = [
    existingFunction({ functionName: "orders:${stageVariables.alias}" }),
    existingFunction({ functionArn: "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:a:7" }),
  ]
  const lambda = await backend(replying({ statusCode: 200 }))
  const client = clientOf(
    targets.map((target, index) => integration("GET", `/${index}`, target)),
    { api, stageVariables: { alias: "next" }, environment: { AWS_ENDPOINT_URL_LAMBDA: lambda.url } },
  )
  await client.get("/0")
  await client.get("/1")
  const names = lambda.received.map(({ url }) => decodeURIComponent(url ?? "").split(":function:")[1])
  expect(names).toEqual(["orders:next/invocations", "a:7/invocations"])
})

it.each<[string, BackendAnswer, number, string]>([
  [
    "throws",
    { headers: { "X-Amz-Function-Error": "Unhandled" }, body: '{"errorMessage":"boom"}' },
    502,
    'function orders-blue: {"errorMessage":"boom"}',
  ],
  ["is not there", { status: 404, body: "{}" }, 500, "function orders-blue: Lambda answered 404: {}"],
  ["returns what is no answer", { body: '"text"' }, 502, "function orders-blue: "],
])("answers an error where the function %s", async (_name, answer, status, reason) => {
  const { client } = await withLambda(() => answer, [orders])
  const response = await client.get("/orders/1")
  expect([response.status, response.json()]).toEqual([status, { message: "Internal server error" }])
  expect(client.errors.join()).toContain(reason)
})

it("waits for as long as API Gateway does", async () => {
  const target = existingFunction({ functionName: "orders" })
  const { client } = await withLambda(() => ({ hangs: true }), [integration("GET", "/", target, { timeoutMs: 50 })])
  expect((await client.get("/")).status).toBe(504)
})

it("answers 501 for an ARN that only CloudFormation knows", async () => {
  const target = existingFunction({ functionArn: { "Fn::ImportValue": "Orders" } })
  const { client } = await withLambda(replying({ statusCode: 200 }), [integration("GET", "/", target)])
  const response = await client.get("/")
  expect([response.status, response.text()]).toEqual([501, expect.stringContaining("Fn::ImportValue")])
})

function faultsOf(options: Parameters<typeof existingFunction>[0], own: ApiOptions = api): readonly string[] {
  const app = new App("shop", { integrations: [integration("GET", "/a", existingFunction(options))], api: own })
  return checkHttpDeclarations(declarationsOf(app)).map(({ code, message, location }) => {
    expect(location.file).toMatch(/existing-function\.test\.ts$/)
    return `${code} ${message.replace(`integration("GET", "/a"): `, "")}`
  })
}

it.each([
  { functionName: "orders" },
  { functionName: "${stageVariables.color}:${stageVariables.alias}" },
  {
    functionArn: "arn:aws-cn:lambda:cn-north-1:210987654321:function:orders-${stageVariables.color}",
    permission: false,
  },
  { functionArn: { Ref: "Orders" } },
])("finds nothing wrong with %j", (options) => {
  expect(faultsOf(options)).toEqual([])
})

it.each<[Parameters<typeof existingFunction>[0], string]>([
  [{}, "INTEGRATION_FUNCTION_INVALID it names no function"],
  [{ functionName: "a", functionArn: { Ref: "A" } }, "INTEGRATION_FUNCTION_INVALID it has both an ARN and a name"],
  [{ functionName: "a b" }, 'INTEGRATION_FUNCTION_INVALID "a b" is not the name of a function'],
  [{ functionName: "a:$LATEST" }, 'INTEGRATION_FUNCTION_INVALID "a:$LATEST" is not the name of a function'],
  [{ functionName: "a:${stageVariables}" }, 'INTEGRATION_FUNCTION_INVALID "a:${stageVariables}" is not the name'],
  [{ functionArn: "arn:aws:lambda:us-east-1:${stageVariables.alias}:function:a" }, "is not the ARN of a function"],
  [{ functionArn: "arn:aws:s3:::bucket" }, 'INTEGRATION_FUNCTION_INVALID "arn:aws:s3:::bucket" is not the ARN'],
  [{ functionName: "a-${stageVariables.colour}" }, "INTEGRATION_PARAMETER_UNKNOWN there is no stage variable colour"],
  [{ functionName: "a", permission: 1 as never }, "INTEGRATION_OPTION_INVALID permission is 1"],
  [{ functionName: "a", alias: "b" } as never, "INTEGRATION_OPTION_INVALID"],
])("refuses %j", (options, fault) => {
  expect(faultsOf(options).join()).toContain(fault)
})

it("refuses variables that come to no name, those of the canary too", () => {
  const options = { functionName: "orders-${stageVariables.color}" }
  const wrong =
    'INTEGRATION_FUNCTION_INVALID "orders-${stageVariables.color}" comes to "orders-a.b", which no function is called'
  expect(faultsOf(options, { stageVariables: { color: "a.b" } })).toEqual([wrong])
  const canary = { percent: 1, stageVariables: { color: "a.b" } }
  expect(faultsOf(options, { stageVariables: { color: "a" }, canary })).toEqual([wrong])
})

it("refuses variables that only the canary has: all other requests would name no function", () => {
  const canary = { percent: 1, stageVariables: { color: "green" } }
  expect(faultsOf({ functionName: "orders-${stageVariables.color}" }, { canary })).toEqual([
    "INTEGRATION_PARAMETER_UNKNOWN only the canary has a stage variable color",
  ])
})

it("lets an authorizer be named in the same way", () => {
  const faultsOfAuthorizer = (functionName: string, own: ApiOptions = api) => {
    @controller("/a", { authorizer: existingAuthorizer({ functionName, type: "token" }) })
    class Orders {
      @route("GET", "/")
      list() {}
    }
    const app = new App("shop", { controllers: [Orders], api: own })
    return checkHttpDeclarations(declarationsOf(app)).map(({ code, message }) => `${code} ${message}`)
  }
  expect(faultsOfAuthorizer("company-auth:${stageVariables.alias}")).toEqual([])
  expect(faultsOfAuthorizer("auth:$LATEST").join()).toContain("AUTHORIZER_FUNCTION_INVALID existingAuthorizer: ")
  expect(faultsOfAuthorizer("auth:${stageVariables.allias}").join()).toContain("there is no stage variable allias")
  const canary = { percent: 1, stageVariables: { trial: "next" } }
  expect(faultsOfAuthorizer("auth:${stageVariables.trial}", { ...api, canary })).toEqual([
    "AUTHORIZER_FUNCTION_INVALID existingAuthorizer: only the canary has a stage variable trial",
  ])
  expect(() => createTestClient(new App("shop", { integrations: [orders] }))).toThrow(
    "there is no stage variable color",
  )
})

it("is invoked by an HTTP API with its own events, and fails as there", async () => {
  const target = existingFunction({ functionName: "orders-${stageVariables.color}" })
  const lambda = await backend(({ body }) =>
    body.includes("broken") ? { status: 404 } : { body: JSON.stringify({ statusCode: 202, body: "taken" }) },
  )
  const http = { ...api, type: "http" } as const
  const environment = { AWS_ENDPOINT_URL_LAMBDA: lambda.url }
  const client = clientOf([integration("GET", "/orders/{id}", target)], { api: http, environment })
  const response = await client.get("/orders/1")
  expect([response.status, response.text()]).toEqual([202, "taken"])
  expect(decodeURIComponent(lambda.received[0]?.url ?? "")).toContain(":function:orders-blue/")
  expect(JSON.parse(lambda.received[0]?.body ?? "")).toMatchObject({ version: "2.0", routeKey: "GET /orders/{id}" })
  expect((await client.get("/orders/broken")).status).toBe(500)
})

it("answers 501 on an HTTP API where nothing stands in for Lambda", async () => {
  const target = existingFunction({ functionName: "orders" })
  const client = clientOf([integration("GET", "/orders", target)], { api: { type: "http" } })
  const response = await client.get("/orders")
  expect([response.status, response.json()]).toEqual([501, { message: "The function orders is not emulated" }])
})
