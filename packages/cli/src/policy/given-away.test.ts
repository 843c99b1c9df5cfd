import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

const library = {
  "node_modules/library/package.json": JSON.stringify({ name: "library", main: "index.js", type: "module" }),
  "node_modules/library/index.js": "export class Base {}; export const make = () => ({})",
}

const imports = `import { pipeline } from "node:stream/promises"
import { callbackify, promisify } from "node:util"
import { Base, make } from "library"
const db = new DynamoDB({})
const read = () => db.getItem({ TableName: "t", Key: {} })`

describe("a package that is not read", () => {
  it.each([
    ["the methods of a class that extends one of its own", `new (class extends Base { load() { return read() } })()`],
    ["what its class is constructed with", `new (class extends Base { constructor() { super({ load: read }) } })()`],
    ["what is passed to its class", `new (class extends Base {})({ load: read })`],
    ["a function that one of its objects is given", `make().onLoad = read`],
    ["an object that one of its objects is given", `make().hooks = { load: read }`],
    ["what is assigned to one of its objects", `Object.assign(make(), { load: read })`],
    ["what a property of one of its objects is defined as", `Object.defineProperty(make(), "load", { value: read })`],
    ["what a function it is passed was made of with util.promisify", `make(promisify(read))`],
    ["what a function it is passed was made of with util.callbackify", `make([callbackify(read)])`],
  ])("may call %s", (_, statement) =>
    expect(inferGrants({ ...appOf(imports, `${statement}; return ""`), ...library })).resolves.toEqual([
      "dynamodb:GetItem table/t",
    ]),
  )

  it("calls no methods of a class that extends one of Node's", () =>
    expect(
      inferGrants({
        ...appOf(
          `${imports}\nimport { EventEmitter } from "node:events"`,
          `new (class extends EventEmitter { load() { return read() } })(); return ""`,
        ),
        ...library,
      }),
    ).resolves.toEqual([]))
})

describe("a function made with util.promisify", () => {
  it.each([
    ["a method of data that is not known", `JSON.parse(process.argv[2]).each(promisify(read))`],
    ["a property of data that is not known", `JSON.parse(process.argv[2]).load = promisify(read)`],
    ["a pipeline", `await pipeline([], promisify(read))`],
  ])("may be called by %s", (_, statement) =>
    expect(inferGrants({ ...appOf(imports, `${statement}; return ""`), ...library })).resolves.toEqual([
      "dynamodb:GetItem table/t",
    ]),
  )
})
