import { describe, expect, it } from "vitest"
import {
  App,
  UnauthorizedError,
  allow,
  authorizer,
  createLambdaHandler,
  deny,
  type AllowedRoute,
  type RequestAuthorizerRequest,
  type TokenAuthorizerRequest,
} from "@tsapi/framework"
import { createHandler, declarationsOf, authorizer as authorizerKind } from "@tsapi/framework/internal"
import { lambdaContext, restEvent } from "./rest-event.ts"

const stageArn = "arn:aws:execute-api:us-west-2:1:id/dev"

const tokenEvent = (path = "a") => ({
  type: "TOKEN",
  authorizationToken: "Bearer t",
  methodArn: `${stageArn}/GET/${path}`,
})

/** What a token authorizer answers whose `authorize` is given. */
function authorize(decide: (request: TokenAuthorizerRequest) => unknown, path?: string): Promise<unknown> {
  @authorizer({ type: "token" })
  class Auth {
    authorize(request: TokenAuthorizerRequest) {
      return decide(request)
    }
  }
  return createLambdaHandler(new App("x", { authorizers: [Auth] }))(tokenEvent(path), lambdaContext)
}

function policy(effect: string, resources: readonly string[]) {
  return {
    Version: "2012-10-17",
    Statement: [{ Action: "execute-api:Invoke", Effect: effect, Resource: resources }],
  }
}

async function allowed(routes: readonly AllowedRoute[], path?: string): Promise<unknown> {
  const result = await authorize(() => allow({ principalId: "p", routes }), path)
  return (result as { policyDocument: unknown }).policyDocument
}

describe("authorizers", () => {
  it("78: a TOKEN event gives type, token and method ARN", async () => {
    let seen: unknown
    await authorize((request) => {
      seen = request
      return deny()
    })
    expect(seen).toEqual({
      type: "token",
      token: "Bearer t",
      methodArn: `${stageArn}/GET/a`,
      scopes: [],
      context: lambdaContext,
      event: tokenEvent(),
    })
  })

  it("78: a REQUEST event gives the request without its body", async () => {
    let seen: Partial<RequestAuthorizerRequest> = {}
    @authorizer({ type: "request", identitySources: ["header.X-Key"] })
    class Auth {
      async authorize(request: RequestAuthorizerRequest) {
        seen = request
        return allow({ principalId: "p", routes: ["*"] })
      }
    }
    const { body, isBase64Encoded, ...fields } = restEvent("GET /a/{id}", {
      path: "/a/b%20c",
      headers: { "X-Key": "k" },
      queryStringParameters: { q: "2" },
      multiValueQueryStringParameters: { q: ["1", "2"] },
      pathParameters: { id: "b%20c" },
    })
    const event = { ...fields, type: "REQUEST", methodArn: `${stageArn}/GET/a/b%20c` }
    expect([body, isBase64Encoded]).toEqual([null, false])
    await createLambdaHandler(new App("x", { authorizers: [Auth] }))(event, lambdaContext)
    expect(seen).toEqual({
      type: "request",
      method: "GET",
      path: "/a/b%20c",
      route: "/a/{id}",
      headers: { "x-key": "k" },
      query: { q: "2" },
      queryAll: { q: ["1", "2"] },
      params: { id: "b c" },
      stageVariables: {},
      methodArn: event.methodArn,
      scopes: [],
      requestContext: event.requestContext,
      context: lambdaContext,
      event,
    })
  })

  it("79: a policy document is passed through unchanged", async () => {
    const own = { principalId: "me", policyDocument: policy("Allow", ["*"]), usageIdentifierKey: "k" }
    expect(await authorize(() => own)).toBe(own)
  })

  it("80: a path is allowed for every method, on the request's stage", async () => {
    expect(await authorize(() => allow({ principalId: "p", routes: ["/a"] }))).toEqual({
      principalId: "p",
      policyDocument: policy("Allow", [`${stageArn}/*/a`]),
      context: {},
    })
  })

  it.each([["*"], [{ path: "*", methods: ["*"] }]])("81: %j allows everything", async (route) => {
    expect(await allowed([route])).toEqual(policy("Allow", [`${stageArn}/*/*`]))
  })

  it("82: methods give one ARN each, in order, and the forms may be mixed", async () => {
    const routes = [{ path: "/a/b", methods: ["GET", "post"] }, "/c"]
    expect(await allowed(routes)).toEqual(
      policy("Allow", [`${stageArn}/GET/a/b`, `${stageArn}/POST/a/b`, `${stageArn}/*/c`]),
    )
  })

  it("83: the root path and colons in the request's path are handled", async () => {
    expect(await allowed([{ path: "/", methods: ["GET"] }])).toEqual(policy("Allow", [`${stageArn}/GET/`]))
    expect(await allowed(["/a"], "x:y/z:1")).toEqual(policy("Allow", [`${stageArn}/*/a`]))
  })

  it("84: the context is returned; a value that API Gateway cannot pass on is a TypeError", async () => {
    const context = { foo: "bar", n: 1, ok: true }
    expect(await authorize(() => allow({ principalId: "p", routes: ["*"], context }))).toMatchObject({ context })
    const bad: { [name: string]: string } = JSON.parse('{"list":[1]}')
    await expect(authorize(() => allow({ principalId: "p", routes: ["*"], context: bad }))).rejects.toThrow(
      'The authorizer\'s context value "list" must be a string, a number or a boolean',
    )
  })

  it("85: the time to live is recorded, and an unknown option is a TypeError at once", () => {
    @authorizer({
      type: "token",
      ttlSeconds: 10,
      identitySources: ["header.X-Auth", "query.key", "stage.v", "context.x"],
    })
    class Auth {
      authorize() {
        return deny()
      }
    }
    const [, declaration] = declarationsOf(new App("x", { authorizers: [Auth] }))
    expect(declaration).toMatchObject({
      kind: "authorizer",
      className: "Auth",
      methodName: "authorize",
      type: "token",
      ttlSeconds: 10,
      identitySources: [
        "method.request.header.X-Auth",
        "method.request.querystring.key",
        "stageVariables.v",
        "context.x",
      ],
    })
    const options = { type: "token", ttl: 10 } as const
    expect(() => authorizer(options)).toThrow(TypeError)
  })

  it("leaves the options as the caller has them, though they are shared and one is undefined", () => {
    const options = Object.freeze({ type: "token", ttlSeconds: undefined } as const)
    // As code does that is not checked for types so strictly.
    @authorizer(options as { type: "token" })
    class Frozen {
      authorize() {
        return deny()
      }
    }
    const [, declared] = declarationsOf(new App("frozen", { authorizers: [Frozen] }))
    expect(declared).toMatchObject({ type: "token", ttlSeconds: 300 })
  })

  it("85: without options, results are kept 300 s and the identity is the Authorization header", () => {
    @authorizer({ type: "token" })
    class Auth {
      authorize() {
        return deny()
      }
    }
    const [, declaration] = declarationsOf(new App("x", { authorizers: [Auth] }))
    expect(declaration).toMatchObject({ ttlSeconds: 300, identitySources: ["method.request.header.Authorization"] })
  })

  it("deny, and an empty list of routes, refuse everything", async () => {
    const denied = { policyDocument: policy("Deny", [`${stageArn}/*/*`]) }
    expect(await authorize(() => deny())).toMatchObject({ ...denied, principalId: "anonymous" })
    expect(await authorize(() => deny({ principalId: "p" }))).toMatchObject({ ...denied, principalId: "p" })
    expect(await authorize(() => allow({ principalId: "p", routes: [] }))).toMatchObject(denied)
  })

  it("a route's template is no path: it would never match", async () => {
    await expect(allowed(["/todos/{id}"])).rejects.toThrow('No request has the path "/todos/{id}"')
  })

  it("89: returning nothing stays nothing, which API Gateway answers with 500", async () => {
    expect(await authorize(() => undefined)).toBeUndefined()
  })

  it("96: UnauthorizedError becomes the message that API Gateway answers with 401; other errors stay as they are", async () => {
    const unauthorized = authorize(() => {
      throw new UnauthorizedError("the token has expired")
    })
    await expect(unauthorized).rejects.toThrow(/^Unauthorized$/)
    await expect(authorize(() => Promise.reject(new Error("broken")))).rejects.toThrow(/^broken$/)
  })

  it("runs the authorizer that the function serves, and refuses to guess between two", async () => {
    @authorizer({ type: "token" })
    class First {
      authorize() {
        return "first"
      }
    }
    @authorizer({ type: "token" })
    class Second {
      authorize() {
        return "second"
      }
    }
    const app = new App("x", { authorizers: [First, Second] })
    const second = createHandler(app, { kinds: [authorizerKind], serves: [[1, "authorize"]] })
    expect(await second(tokenEvent(), lambdaContext)).toBe("second")
    await expect(createLambdaHandler(app)(tokenEvent(), lambdaContext)).rejects.toThrow(
      "2 authorizers could answer a TOKEN event",
    )
  })
})
