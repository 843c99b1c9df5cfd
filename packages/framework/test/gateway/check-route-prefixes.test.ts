import { expect, it } from "vitest"
import { App, controller, route } from "@tsapi/framework"
import { declarationsOf } from "@tsapi/framework/internal"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"

/** The faults of a controller `Todos` with a prefix and one method per route. */
function faultsOf(prefix: string, first: string, second: string) {
  @controller(prefix)
  class Todos {
    @route("GET", first)
    first() {}

    @route("PUT", second)
    second() {}
  }
  return checkHttpDeclarations(declarationsOf(new App("x", { controllers: [Todos] })))
}

it.each([
  ["/a", "/", "/x"],
  ["/", "/", "/x"],
  ["", "/", "/x"],
  ["/a", "", "/{id}"],
])("accepts the prefix %j with the paths %j and %j", (prefix, first, second) => {
  expect(faultsOf(prefix, first, second)).toEqual([])
})

it("refuses a path without a leading slash below a prefix that has one", () => {
  expect(faultsOf("/a", "x", "/y")).toEqual([
    {
      code: "ROUTE_PATH_INVALID",
      message: 'Todos.first: the path "x" does not start with "/"',
      hint: 'Write "/x".',
      location: { file: expect.stringContaining("check-route-prefixes.test.ts"), line: 10 },
    },
  ])
})

it("refuses a prefix without a leading slash once, where the controller is", () => {
  expect(faultsOf("a", "/x", "/y")).toEqual([
    {
      code: "ROUTE_PATH_INVALID",
      message: 'Todos: the path "a" does not start with "/"',
      hint: 'Write "/a".',
      location: { file: expect.stringContaining("check-route-prefixes.test.ts"), line: 8 },
    },
  ])
})

it("reports a prefix and a path that both lack their slash", () => {
  expect(faultsOf("a", "x", "/y").map(({ message }) => message)).toEqual([
    'Todos: the path "a" does not start with "/"',
    'Todos.first: the path "x" does not start with "/"',
  ])
})

it("refuses an empty path without a prefix", () => {
  expect(faultsOf("", "", "/y")).toMatchObject([{ message: "Todos.first: the path is empty" }])
})
