import { describe, expect, it } from "vitest"
import {
  App,
  type AppOptions,
  authorizer,
  cognitoAuthorizer,
  type CorsOptions,
  existingAuthorizer,
  jwtAuthorizer,
  route,
  type RouteOptions,
  UserPool,
} from "@tsapi/framework"
import { declarationsOf } from "../../../src/declarations/declarations-of.ts"
import { checkHttpDeclarations } from "../../../src/gateway/check-http-declarations.ts"

function faultsOf(options: AppOptions, routeOptions: RouteOptions = {}, path = "/todos") {
  class Todos {
    @route("GET", path, routeOptions)
    list() {
      return []
    }
  }
  const app = new App("todos", { api: "http", ...options, controllers: [Todos] })
  return checkHttpDeclarations(declarationsOf(app)).map(({ code, message }) => `${code} ${message}`)
}

const unsupported = (message: string) => [`HTTP_API_UNSUPPORTED ${message}`]
const pool = new UserPool("Pool")
const arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"

describe("what an HTTP API lacks", () => {
  it.each<[string, AppOptions]>([
    ["gatewayResponses", { api: { type: "http", gatewayResponses: { DEFAULT_4XX: {} } } }],
    ["usagePlans", { api: { type: "http", usagePlans: { Basic: {} } } }],
    ["apiKeySource", { api: { type: "http", apiKeySource: "header" } }],
    ["cache", { api: { type: "http", cache: {} } }],
    ["resourcePolicy", { api: { type: "http", resourcePolicy: { allow: [{ ip: "10.0.0.0/8" }] } } }],
    ["endpoint", { api: { type: "http", endpoint: "edge" } }],
    ["tracing", { api: { type: "http", tracing: true } }],
    [
      "accessLogs.destination",
      {
        api: {
          type: "http",
          accessLogs: {
            destination: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-logs",
          },
        },
      },
    ],
    [
      "domain.securityPolicy",
      {
        api: {
          type: "http",
          domain: { name: "api.example.com", hostedZone: "Z0123456789ABC", securityPolicy: "TLS_1_0" },
        },
      },
    ],
    ["waf", { api: { type: "http", waf: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0123" } }],
    ["minimumCompressionSize", { api: { type: "http", minimumCompressionSize: 0 } }],
    ["requestValidation", { api: { type: "http", requestValidation: "gateway" } }],
  ])("is an error at the App: api.%s", (name, options) => {
    expect(faultsOf(options)).toEqual(unsupported(`api.${name} is not for HTTP APIs`))
  })

  it("is no error where it is said not to be wanted", () => {
    expect(
      faultsOf({
        api: {
          type: "http",
          cache: false,
          endpoint: "regional",
          requestValidation: "function",
          throttle: { rate: 1, burst: 1 },
        },
      }),
    ).toEqual([])
  })

  it("is an error for binary media types, which HTTP APIs do not ask about", () => {
    expect(faultsOf({ binaryMediaTypes: [] })).toEqual([])
    expect(faultsOf({ binaryMediaTypes: ["image/png"] })).toEqual(unsupported("binaryMediaTypes is not for HTTP APIs"))
  })

  it("is an error at the route: API keys and answers that are kept", () => {
    expect(faultsOf({ api: { type: "http", usagePlans: { Basic: {} } } }, { apiKey: true })).toEqual([
      ...unsupported("api.usagePlans is not for HTTP APIs"),
      ...unsupported("Todos.list: apiKey is not for HTTP APIs"),
    ])
    expect(faultsOf({ api: { type: "http", cache: {} } }, { cache: true })).toEqual([
      ...unsupported("api.cache is not for HTTP APIs"),
      ...unsupported("Todos.list: cache is not for HTTP APIs"),
    ])
    // Nothing says to add what an HTTP API cannot have.
    expect(faultsOf({}, { apiKey: true })).toEqual(unsupported("Todos.list: apiKey is not for HTTP APIs"))
    expect(faultsOf({}, { cache: true })).toEqual(unsupported("Todos.list: cache is not for HTTP APIs"))
    expect(faultsOf({}, { requestValidation: "gateway" })).toEqual(
      unsupported("Todos.list: requestValidation is not for HTTP APIs"),
    )
  })

  it.each([
    ["ttlSeconds is not for HTTP APIs", jwtAuthorizer({ issuer: "https://i.example", audience: "a", ttlSeconds: 60 })],
    [
      "jwksUri is not for HTTP APIs",
      jwtAuthorizer({ issuer: "https://i.example", audience: "a", jwksUri: "https://k.example" }),
    ],
    [
      "an HTTP API asks for the client ids of a user pool that the app does not declare",
      cognitoAuthorizer({ userPool: arn }),
    ],
    ["HTTP APIs take the tokens of one user pool", cognitoAuthorizer({ userPool: [pool, arn] })],
    [
      "identityValidationExpression is not for HTTP APIs",
      cognitoAuthorizer({ userPool: pool, identityValidationExpression: "a" }),
    ],
    ["HTTP APIs send no token events", existingAuthorizer({ functionName: "f", type: "token" })],
    [
      "simpleResponses is for payload format 2.0",
      existingAuthorizer({ functionName: "f", type: "request", simpleResponses: true }),
    ],
    [
      "HTTP APIs have no identity source context.resourcePath",
      existingAuthorizer({ functionName: "f", type: "request", identitySources: ["context.resourcePath"] }),
    ],
  ])("is an error at the authorizer: %s", (message, value) => {
    expect(faultsOf({ authorizer: value })).toEqual(unsupported(`${value.scheme}Authorizer: ${message}`))
  })

  it("is nothing of what these ask for", () => {
    const values = [
      jwtAuthorizer({ issuer: "https://i.example", audience: "a", ttlSeconds: 0 }),
      cognitoAuthorizer({ userPool: pool }),
      existingAuthorizer({ functionName: "f", type: "request", payloadFormatVersion: "2.0", simpleResponses: true }),
    ]
    for (const value of values) expect(faultsOf({ authorizer: value })).toEqual([])
  })

  it("is an error at a class that reads its identity elsewhere", () => {
    @authorizer({ type: "request", identitySources: ["context.resourceId"] })
    class Auth {
      authorize() {}
    }
    expect(faultsOf({ authorizers: [Auth] })).toEqual(
      unsupported("Auth: HTTP APIs have no identity source context.resourceId"),
    )
  })

  it.each<[CorsOptions | boolean, CorsOptions | boolean]>([
    [true, false],
    [true, { maxAgeSeconds: 1 }],
  ])("is an error for CORS that differs: %j and %j", (cors, other) => {
    class Other {
      @route("GET", "/other", { cors: other })
      get() {}
    }
    class Todos {
      @route("GET", "/todos", { cors })
      list() {}
    }
    const app = new App("todos", { api: "http", controllers: [Todos, Other] })
    const [fault] = checkHttpDeclarations(declarationsOf(app))
    expect(fault?.message).toMatch(/^Other.get has not the same CORS options as Todos.list \(.*:\d+\)$/)
  })
})

describe("what only HTTP APIs have", () => {
  it("is the route $default, for all methods and below no prefix", () => {
    expect(faultsOf({}, {}, "$default")).toEqual(unsupported("Todos.list: $default takes all methods"))
    expect(faultsOf({ api: "rest" }, {}, "$default")).toEqual([
      "ROUTE_PATH_INVALID Todos.list: REST APIs have no route $default",
    ])
  })

  it("is what an existing authorizer is sent and answers", () => {
    const value = existingAuthorizer({ functionName: "f", type: "request", payloadFormatVersion: "2.0" })
    expect(faultsOf({ api: "rest", authorizer: value })).toEqual([
      "AUTHORIZER_FUNCTION_INVALID existingAuthorizer: payloadFormatVersion is for HTTP APIs only",
    ])
  })
})

it("says what `api` may be", () => {
  const options = { api: { type: "websocket" } } as unknown as AppOptions
  expect(faultsOf(options)).toEqual(['API_OPTION_INVALID api.type is "websocket"'])
})
