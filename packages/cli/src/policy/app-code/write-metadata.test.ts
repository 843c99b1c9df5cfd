import { describe, expect, it } from "vitest"
import { writeMetadata } from "./write-metadata.ts"

const write = (code: string, missing: readonly string[] = []) =>
  writeMetadata(code, { file: "src/x.ts", exists: async (specifier) => !missing.includes(specifier) })

describe("the types of a constructor's parameters", () => {
  const typesOf = async (parameters: string, before = "") => {
    const written = await write(`${before}@service() class Todos { constructor(${parameters}) {} }\nclass Users {}`)
    return /@Reflect\.metadata\("design:paramtypes", \[(.*?)\]\)/.exec(written ?? "")?.[1]
  }

  it.each([
    ["users: Users", "Users"],
    ["private readonly users: Users", "Users"],
    ["users?: Users | null", "Users"],
    ["users = new Users(), other: Users = users", "undefined, Users"],
    ["name: string, users: Users[], ...rest: Users[]", "undefined, undefined, undefined"],
    ["users: Users | string", "undefined"],
    ["", ""],
  ])("of (%s) are [%s]", (parameters, types) => expect(typesOf(parameters)).resolves.toBe(types))

  it.each([
    [`import { Files } from "./files"; `, "files: Files", "$types0.Files"],
    [`import { Store as Files } from "./files"; `, "files: Files", "$types0.Store"],
    [`import { "stored files" as Files } from "./files"; `, "files: Files", `$types0["stored files"]`],
    [`import Files from "./files"; `, "files: Files<string>", "$types0.default"],
    [`import * as files from "./files"; `, "files: files.Files", "$types0.Files"],
    [`import type { Files } from "./files"; `, "files: Files", "undefined"],
    [`import { type Files } from "./files"; `, "files: Files", "undefined"],
    [`interface Files {} `, "files: Files", "undefined"],
  ])("from %s for %s are [%s]", (before, parameters, types) => expect(typesOf(parameters, before)).resolves.toBe(types))

  it("of a class are not those of its type parameters", async () => {
    const written = await write(`class T {}\n@service() class Store<T> { constructor(t: T) {} }`)
    expect(written).toContain("[undefined]")
  })

  it("leave out modules that are not there when the code runs", async () => {
    const code = `import { Files } from "./files"\n@service() class Todos { constructor(files: Files) {} }`
    const written = await write(code, ["./files"])
    expect(written).toContain("[undefined]")
    expect(written).not.toContain("import *")
  })

  it("stand beside the import they come from", () =>
    expect(write(`import { Files } from "./files"\n@service()\nclass Todos {\n  constructor(files: Files) {}\n}`))
      .resolves.toBe(`import * as $types0 from "./files"; import { Files } from "./files"
@service() @Reflect.metadata("design:paramtypes", [$types0.Files])\u0020
class Todos {
  constructor(files: Files) {}
}`))
})

describe("the decorators of parameters", () => {
  it("become the class's, line by line", () =>
    expect(write(`class Todos {\n  constructor(@inject(\n    "table"\n  ) table: string) {}\n}`)).resolves.toBe(
      ` @(($target, $key) => (inject( "table" ))($target, undefined, 0))  @Reflect.metadata("design:paramtypes", [undefined]) class Todos {
  constructor(

 table: string) {}
}`,
    ))

  it("become the method's", () =>
    expect(write(`class Todos { @route() get(@query() a: string, @body() b: string) {} }`)).resolves.toBe(
      "class Todos { @route() @(($target, $key) => (query())($target, $key, 0))  @(($target, $key) => (body())($target, $key, 1))  get( a: string,  b: string) {} }",
    ))
})

it.each([
  ["a class without decorators", "class Todos { constructor(users: Users) {} }"],
  ["a class without a constructor", "@service() class Todos {}"],
  ["code that does not parse", "@service() class {"],
])("writes nothing for %s", (_, code) => expect(write(code)).resolves.toBeUndefined())
