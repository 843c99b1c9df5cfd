import { describe, expect, it } from "vitest"
import { App, authorizer, controller, iamAuthorizer, integration, mock, route } from "../src/index.ts"
import { declarationsOf } from "../src/internal.ts"

@authorizer({ type: "token" })
class Guard {
  authorize() {
    return { principalId: "nobody" }
  }
}

// As code does that is not checked for types so strictly.
const nothing = undefined as unknown as typeof Guard

describe("an option that is undefined", () => {
  it("leaves the authorizer and the key that a route has from its controller and its app", () => {
    @controller("/keyed", { apiKey: true, authorizer: nothing })
    class Keyed {
      @route("GET", "/", { apiKey: undefined as unknown as boolean, authorizer: nothing })
      get() {}
    }
    @controller("/guarded", { authorizer: Guard })
    class Guarded {
      @route("GET", "/", { authorizer: nothing })
      get() {}

      @route("GET", "/open", { authorizer: null })
      open() {}
    }
    const app = new App("guarding", { controllers: [Keyed, Guarded], authorizers: [Guard], authorizer: Guard })
    const routes = declarationsOf(app).filter(({ kind }) => kind === "http")
    expect(routes).toMatchObject([
      { path: "/keyed", apiKey: true, authorizer: "Guard" },
      { path: "/guarded", authorizer: "Guard" },
      { path: "/guarded/open", authorizer: undefined },
    ])
  })
})

describe("what can guard nothing", () => {
  // As code does that is not checked for types.
  it.each([["BearerAuth"], [false], [[Guard]], [new Guard()]])("is refused as an authorizer: %j", (wrong) => {
    const options = { authorizer: wrong as unknown as typeof Guard }
    expect(() => route("GET", "/", options)).toThrow(/^@route: authorizer is .*Give an authorizer class/)
    expect(() => controller("/", options)).toThrow(/^@controller: authorizer is/)
    expect(() => integration("GET", "/", mock(), options)).toThrow(/^integration: authorizer is/)
    expect(() => new App("a", options)).toThrow(/^App: authorizer is/)
  })

  it("lets authorizer values and null pass", () => {
    expect(() => [iamAuthorizer(), null].map((right) => route("GET", "/", { authorizer: right }))).not.toThrow()
  })
})

it("refuses a route without a method", () => {
  expect(() => route([], "/none")).toThrow('@route names no HTTP method, such as "GET"')
  expect(() => integration([], "/none", mock())).toThrow("integration names no HTTP method")
})
