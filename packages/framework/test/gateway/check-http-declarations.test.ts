import { describe, expect, it } from "vitest"
import type { AppDeclaration } from "../../src/declarations/app-declaration.ts"
import type { AuthorizerDeclaration } from "../../src/declarations/authorizer-declaration.ts"
import type { HttpDeclaration } from "../../src/declarations/http-declaration.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"
import type { Fault } from "../../src/gateway/fault.ts"

let line = 0

function app(binaryMediaTypes: readonly string[] = []): AppDeclaration {
  return { kind: "app", name: "example", binaryMediaTypes, location: { file: "src/app.ts", line: 1 } }
}

/** Each route has its own line and method name. */
function route(methods: string | string[], path: string, extra: Partial<HttpDeclaration> = {}): HttpDeclaration {
  line += 1
  return {
    kind: "http",
    classIndex: 0,
    className: "Todos",
    methodName: `m${line}`,
    methods: [methods].flat(),
    path,
    routePath: path,
    controllerPath: "",
    schemas: [],
    location: { file: "src/todos.ts", line },
    ...extra,
  }
}

function auth(extra: Partial<AuthorizerDeclaration> = {}): AuthorizerDeclaration {
  return {
    kind: "authorizer",
    classIndex: 0,
    className: "Bearer",
    methodName: "authorize",
    type: "token",
    ttlSeconds: 300,
    identitySources: ["method.request.header.Authorization"],
    location: { file: "src/bearer.ts", line: 3 },
    ...extra,
  }
}

const codes = (faults: readonly Fault[]) => faults.map(({ code }) => code)
const checkRoutes = (...routes: HttpDeclaration[]) => codes(checkHttpDeclarations([app(), ...routes]))

describe("paths", () => {
  it.each(["/", "/todos", "/todos/{id}", "/v1.0/a-b_c:d", "/{id}/items/{item_id}", "/files/{path+}"])(
    "accepts %s",
    (path) => {
      expect(checkRoutes(route("GET", path))).toEqual([])
    },
  )

  it.each([
    ["", "the path is empty"],
    ["todos", 'the path "todos" does not start with "/"'],
    ["/todos/", 'the path "/todos/" ends with "/"'],
    ["/a//b", 'the path "/a//b" has an empty segment'],
    ["/a b", 'API Gateway does not accept "a b" in the path "/a b"'],
    ["/café", 'API Gateway does not accept "café" in the path "/café"'],
    ["/x{id}", 'API Gateway does not accept "x{id}" in the path "/x{id}"'],
    ["/../y", 'no request reaches ".." in the path "/../y"'],
    ["/{}", 'API Gateway does not accept "{}" in the path "/{}"'],
    ["/{a b}", 'API Gateway does not accept "{a b}" in the path "/{a b}"'],
    ["/{path+}/x", '{path+} is not the last segment of "/{path+}/x"'],
  ])("behaviours 15 and 131: refuses %j", (path, message) => {
    const declared = route("GET", path)
    expect(checkHttpDeclarations([declared])).toEqual([
      {
        code: "ROUTE_PATH_INVALID",
        message: `Todos.${declared.methodName}: ${message}`,
        hint: expect.any(String),
        location: declared.location,
      },
    ])
  })

  it("refuses two parameters of one name in a path", () => {
    expect(checkRoutes(route("GET", "/{id}/items/{id}"))).toEqual(["ROUTE_PARAM_DUPLICATE"])
  })

  it.each([
    ["/todos/{id}", "/todos/{todoId}/items"],
    ["/todos/{id}", "/todos/{rest+}"],
    ["/{a}/x/{b}", "/{a}/x/{c}"],
  ])("refuses %s beside %s, as API Gateway does", (one, other) => {
    const [first, second] = [route("GET", one), route("GET", other)]
    const [fault, ...others] = checkHttpDeclarations([first, second])

    expect(others).toEqual([])
    expect(fault).toMatchObject({ code: "ROUTE_PARAM_CONFLICT", location: second.location })
    expect(fault?.message).toContain(`Todos.${first.methodName} (src/todos.ts:${first.location?.line})`)
  })

  it.each([
    ["/todos/{id}", "/users/{userId}"],
    ["/todos/{id}", "/todos/{id}/items/{item}"],
    ["/todos/{id}", "/todos/done"],
  ])("accepts %s beside %s", (one, other) => {
    expect(checkRoutes(route("GET", one), route("GET", other))).toEqual([])
  })
})

describe("methods and duplicates", () => {
  it("behaviour 14: takes lower-case methods for what they mean", () => {
    expect(checkRoutes(route("get", "/"))).toEqual([])
  })

  it("takes ANY, beside methods of their own", () => {
    expect(checkRoutes(route("any", "/"), route("GET", "/"))).toEqual([])
    expect(checkRoutes(route("ANY", "/"), route("ANY", "/"))).toEqual(["ROUTE_DUPLICATE"])
  })

  it.each(["FETCH", "", "TRACE"])("refuses the method %j", (method) => {
    expect(checkRoutes(route(method, "/"))).toEqual(["ROUTE_METHOD_UNKNOWN"])
  })

  it("behaviour 4: names both handlers of a duplicate", () => {
    const [first, second] = [route("GET", "/todos"), route(["PUT", "get"], "/todos")]
    expect(checkHttpDeclarations([first, second])).toEqual([
      {
        code: "ROUTE_DUPLICATE",
        message:
          `Todos.${second.methodName} and Todos.${first.methodName} (src/todos.ts:${first.location?.line}) ` +
          "both serve GET /todos",
        hint: expect.any(String),
        location: second.location,
      },
    ])
  })
})

describe("content types", () => {
  it.each(["application/json", "application/vnd.api+json", "text/plain; charset=utf-8"])("accepts %s", (type) => {
    expect(checkRoutes(route("POST", "/", { contentTypes: [type] }))).toEqual([])
  })

  it.each(["json", "application/", "text/*", "a/b c", ""])("refuses %j", (type) => {
    expect(checkRoutes(route("POST", "/", { contentTypes: [type] }))).toEqual(["ROUTE_CONTENT_TYPE_INVALID"])
  })

  it("behaviour 131: refuses binary beside text on one route", () => {
    const mixed = route("POST", "/", { contentTypes: ["image/png", "application/json"] })
    expect(codes(checkHttpDeclarations([app(["image/*"]), mixed]))).toEqual(["ROUTE_CONTENT_TYPES_MIXED"])
    expect(codes(checkHttpDeclarations([app(), mixed]))).toEqual([])
  })
})

describe("CORS", () => {
  it("behaviour 131: refuses CORS beside a declared OPTIONS", () => {
    const faults = checkRoutes(route("GET", "/a", { cors: true }), route("OPTIONS", "/a"))
    expect(faults).toEqual(["CORS_OPTIONS_CONFLICT"])
  })

  it("behaviour 131: refuses two configurations on one path", () => {
    const faults = checkRoutes(
      route("GET", "/a", { cors: true }),
      route("PUT", "/a", { cors: { allowOrigin: "https://example.com" } }),
    )
    expect(faults).toEqual(["CORS_CONFLICT"])
  })

  it("behaviours 71 and 131: accepts equal configurations, and a route without CORS", () => {
    const faults = checkRoutes(
      route("GET", "/a", { cors: true }),
      route("PUT", "/a", { cors: { allowOrigin: "*" } }),
      route("DELETE", "/a", { cors: false }),
      route("POST", "/a"),
      route("OPTIONS", "/b"),
    )
    expect(faults).toEqual([])
  })
})

describe("authorizers", () => {
  const check = (extra: Partial<AuthorizerDeclaration>) => codes(checkHttpDeclarations([auth(extra)]))

  it("accepts a listed authorizer and refuses another", () => {
    const used = route("GET", "/", { authorizer: "Bearer" })
    expect(checkHttpDeclarations([used, auth()])).toEqual([])
    expect(checkHttpDeclarations([used])).toMatchObject([
      { code: "AUTHORIZER_NOT_LISTED", message: expect.stringContaining("Bearer"), location: used.location },
    ])
  })

  it.each([0, 1, 3600])("accepts ttlSeconds %i", (ttlSeconds) => {
    expect(check({ ttlSeconds })).toEqual([])
  })

  it.each([-1, 3601, 1.5, Number.NaN])("refuses ttlSeconds %d", (ttlSeconds) => {
    expect(check({ ttlSeconds })).toEqual(["AUTHORIZER_TTL_INVALID"])
  })

  it.each([
    ["method.request.header.X-Key"],
    ["method.request.querystring.key"],
    ["context.identity.sourceIp"],
    ["stageVariables.tier"],
  ])("accepts the identity source %s", (source) => {
    expect(check({ type: "request", identitySources: [source] })).toEqual([])
  })

  it.each([["Authorization"], ["method.request.path.id"], ["method.request.header."], ["$request.header.X"]])(
    "refuses the identity source %s",
    (source) => {
      expect(check({ type: "request", identitySources: [source] })).toEqual(["AUTHORIZER_IDENTITY_SOURCE_INVALID"])
    },
  )

  it.each([[[]], [["method.request.header.A", "method.request.header.B"]], [["method.request.querystring.token"]]])(
    "refuses the identity sources %j of a token authorizer",
    (identitySources) => {
      expect(check({ identitySources })).toEqual(["AUTHORIZER_IDENTITY_SOURCE_INVALID"])
    },
  )

  it("refuses a request authorizer that caches without identity sources", () => {
    expect(check({ type: "request", identitySources: [] })).toEqual(["AUTHORIZER_IDENTITY_SOURCE_INVALID"])
    expect(check({ type: "request", identitySources: [], ttlSeconds: 0 })).toEqual([])
  })

  it("refuses a validation expression that is no regular expression, or on a request authorizer", () => {
    expect(check({ identityValidationExpression: "Bearer (" })).toEqual(["AUTHORIZER_VALIDATION_INVALID"])
    expect(check({ identityValidationExpression: "Bearer .+" })).toEqual([])
    expect(check({ type: "request", identityValidationExpression: ".+" })).toEqual(["AUTHORIZER_VALIDATION_INVALID"])
  })

  it("refuses two authorizers of one name", () => {
    expect(codes(checkHttpDeclarations([auth(), auth({ classIndex: 1 })]))).toEqual(["AUTHORIZER_DUPLICATE"])
  })
})

it("reports everything that is wrong at once", () => {
  const faults = checkHttpDeclarations([
    app(),
    route("FETCH", "todos/", { authorizer: "Gone", contentTypes: ["json"] }),
    auth({ ttlSeconds: -1, identitySources: [] }),
  ])
  expect(codes(faults).sort()).toEqual([
    "AUTHORIZER_IDENTITY_SOURCE_INVALID",
    "AUTHORIZER_NOT_LISTED",
    "AUTHORIZER_TTL_INVALID",
    "ROUTE_CONTENT_TYPE_INVALID",
    "ROUTE_METHOD_UNKNOWN",
    "ROUTE_PATH_INVALID",
  ])
})
