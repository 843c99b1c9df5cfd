import { expect, it } from "vitest"
import { App, controller, route } from "@tsapi/framework"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"

function faultsOf(api: "rest" | "http", prefix: string, path: string) {
  @controller(prefix)
  class Todos {
    @route("ANY", path)
    all() {}
  }
  return checkHttpDeclarations(declarationsOf(new App("todos", { api, controllers: [Todos] })))
}

it.each([
  ["rest", 'Write "/x/t"; it serves both spellings.'],
  ["http", 'Write "/x/t"; HTTP APIs answer 404 to the other spelling.'],
] as const)("says of a slash at the end what %s APIs make of it", (api, hint) => {
  expect(faultsOf(api, "/x", "/t/")).toMatchObject([{ message: 'Todos.all: the path "/x/t/" ends with "/"', hint }])
})

it.each(["rest", "http"] as const)("says where $default belongs that stands below a prefix of %s APIs", (api) => {
  expect(faultsOf(api, "/x", "$default")).toMatchObject([
    {
      code: "ROUTE_PATH_INVALID",
      message: 'Todos.all: $default is below the path "/x" of its controller',
      hint: "Put it into a class without a path; only HTTP APIs have it.",
    },
  ])
})

it("takes $default in a class whose path is the root", () => {
  expect(faultsOf("http", "/", "$default")).toEqual([])
})

it.each([".", ".."])("refuses %j in a prefix, which clients resolve", (segment) => {
  expect(faultsOf("http", `/x/${segment}`, "/t")).toMatchObject([
    { code: "ROUTE_PATH_INVALID", message: `Todos.all: no request reaches "${segment}" in the path "/x/${segment}/t"` },
  ])
})
