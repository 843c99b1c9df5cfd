import { describe, expect, it } from "vitest"
import { allow, App, authorizer, type TokenAuthorizerRequest } from "../../src/index.ts"
import {
  createTestClient,
  lambdaContext,
  queueEvent,
  requestAuthorizerEvent,
  restEvent,
  tokenAuthorizerEvent,
} from "../../src/testing/index.ts"

describe("restEvent", () => {
  it("builds the event of a request from what a test cares about", () => {
    const event = restEvent({ method: "post", path: "/todos/1?full=yes", route: "/todos/{id}", json: { a: 1 } })

    expect(event).toMatchObject({
      resource: "/todos/{id}",
      path: "/todos/1",
      httpMethod: "POST",
      headers: { "Content-Type": "application/json" },
      queryStringParameters: { full: "yes" },
      pathParameters: { id: "1" },
      body: Buffer.from('{"a":1}').toString("base64"),
      isBase64Encoded: true,
      requestContext: { resourcePath: "/todos/{id}", stage: "api", httpMethod: "POST" },
    })
  })

  it("takes the path for the route when there is none", () => {
    expect(restEvent({ path: "/health" })).toMatchObject({ resource: "/health", httpMethod: "GET", body: null })
  })

  it("carries what an authorizer granted, and bytes in base64", () => {
    const event = restEvent({
      method: "PUT",
      path: "/logo",
      headers: { "Content-Type": "image/png" },
      body: Buffer.from([1, 2]),
      authorizer: { principalId: "ada" },
    })
    expect(event).toMatchObject({ body: "AQI=", isBase64Encoded: true })
    expect(event.requestContext.authorizer).toEqual({ principalId: "ada" })
  })

  it("refuses a path that the route does not serve", () => {
    expect(() => restEvent({ path: "/a", route: "/b/{id}" })).toThrow('"/a" is not a path of the route "/b/{id}"')
  })
})

describe("queueEvent", () => {
  it("has texts as they are and anything else as JSON, in messages with ids of their own", () => {
    const queueArn = "arn:aws:sqs:eu-west-1:123456789012:orders"
    const { Records } = queueEvent(["tea", { id: 1 }], { queueArn, receiveCount: 3 })

    expect(Records.map(({ messageId, body }) => [messageId, body])).toEqual([
      ["message-1", "tea"],
      ["message-2", '{"id":1}'],
    ])
    expect(Records[0]).toMatchObject({
      attributes: { ApproximateReceiveCount: "3", SentTimestamp: expect.stringMatching(/^\d{13}$/) },
      md5OfBody: "7239ea2b5dc943f61f3c0a0276c20974",
      eventSourceARN: queueArn,
      awsRegion: "eu-west-1",
    })
  })
})

describe("events of authorizers", () => {
  @authorizer({ type: "token" })
  class Bearer {
    authorize({ token }: TokenAuthorizerRequest) {
      return allow({ principalId: token, routes: ["/todos"] })
    }
  }

  it("let a test ask an authorizer alone", async () => {
    const client = createTestClient(new App("example", { authorizers: [Bearer] }))
    const event = tokenAuthorizerEvent({ token: "ada", method: "GET", path: "/todos" })

    expect(event.methodArn).toBe("arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api/GET/todos")
    expect(await client.invoke("Bearer", event)).toMatchObject({
      principalId: "ada",
      policyDocument: {
        Statement: [
          { Effect: "Allow", Resource: ["arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api/*/todos"] },
        ],
      },
    })
    await expect(client.invoke("Nobody", event)).rejects.toThrow('no function "Nobody": Api, Bearer')
  })

  it("of the request type carry the request without its body", () => {
    const event = requestAuthorizerEvent({ path: "/todos/1?key=k", route: "/todos/{id}" })

    expect(event).toMatchObject({ type: "REQUEST", resource: "/todos/{id}", queryStringParameters: { key: "k" } })
    expect(event.methodArn).toMatch(/\/api\/GET\/todos\/1$/)
    expect(event).not.toHaveProperty("body")
  })
})

describe("lambdaContext", () => {
  it("behaviour 105: has name, memory, version and a request id, and its time runs out at zero", () => {
    const context = lambdaContext({ functionName: "api_handler", memoryMb: 256, timeoutSeconds: 0 })

    expect(context).toMatchObject({ functionName: "api_handler", functionVersion: "$LATEST", memoryLimitInMB: "256" })
    expect(context.awsRequestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(context.invokedFunctionArn).toBe("arn:aws:lambda:us-east-1:123456789012:function:api_handler")
    expect(context.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)
    expect(context.getRemainingTimeInMillis()).toBe(0)
  })
})
