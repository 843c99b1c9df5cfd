import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "../../test/policy/packages/infer-installed.ts"

const services = `
  import { DynamoDB } from "@aws-sdk/client-dynamodb"
  const client = new DynamoDB({})
  const get = (TableName: string) => client.getItem({ TableName, Key: {} })
  class Todos { find() { return get("todos") } }
  class Users { find() { return get("users") } }`

const needs = (code: string, files: Readonly<Record<string, string>> = {}) =>
  inferInstalledGrants(`import "reflect-metadata"\n${services}\n${code}`, { files })

describe("metadata", () => {
  it.each([
    [`Reflect.defineMetadata("type", Todos, Api)`, `Reflect.getMetadata("type", Api)`],
    [`Reflect.defineMetadata("type", Todos, Base)`, `Reflect.getMetadata("type", Api)`],
    [`Reflect.defineMetadata("type", Todos, Api.prototype, "run")`, `Reflect.getOwnMetadata("type", new Api(), "run")`],
    [
      `Reflect.defineMetadata("type", Users, Base); Reflect.defineMetadata("type", Todos, Api)`,
      `Reflect.getMetadata("type", Api)`,
    ],
  ])("that is noted by %s is what %s reads", (define, read) =>
    expect(
      needs(`class Base {} class Api extends Base { run() {} }
        ${define}
        export const handler = () => new (${read})().find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]),
  )

  it("of a base class is not a class's own", () =>
    expect(
      needs(`class Base {} class Api extends Base {}
        Reflect.defineMetadata("type", Users, Base)
        export const handler = () => new (Reflect.getOwnMetadata("type", Api) ?? Todos)().find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]))

  it("is noted by a decorator", () =>
    expect(
      needs(`@Reflect.metadata("type", Todos) class Api {}
        export const handler = () => new (Reflect.getMetadata("type", Api))().find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]))

  it("is noted by the decorators of parameters", () =>
    expect(
      needs(`const inject = (type: any) => (target: any, _: unknown, index: number) => {
          Reflect.defineMetadata("parameter" + index, type, target)
        }
        class Api { constructor(@inject(Users) users: any, @inject(Todos) readonly todos: any) {} }
        export const handler = () => new (Reflect.getMetadata("parameter1", Api))().find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]))

  it("is noted by what the compiler makes of decorators", () =>
    expect(
      needs(
        `import { Api } from "./api.js"
        const [Type] = Reflect.getMetadata("design:paramtypes", Api)
        const Named = Reflect.getMetadata("parameter0", Api)
        export const handler = () => [new Type().find(), new Named().find()]`,
        {
          "src/api.js": `import { __decorate, __metadata, __param } from "tslib"
            import { Todos, Users } from "./services.js"
            const service = () => () => {}
            const inject = (type) => (target, _, index) => { Reflect.defineMetadata("parameter" + index, type, target) }
            let Api = class Api { constructor(todos) { this.todos = todos } }
            Api = __decorate([service(), __param(0, inject(Users)), __metadata("design:paramtypes", [Todos])], Api)
            export { Api }`,
          "src/services.js": services.replace(": string", "").replaceAll("class ", "export class "),
        },
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/todos", "dynamodb:GetItem table/users"]))
})

describe("symbols", () => {
  it.each([
    [`const a = Symbol("x"), b = Symbol("x")`, "a"],
    [`const a = Symbol.for("a"), b = Symbol.for("b")`, `Symbol.for("a")`],
    [`class Keys { static a = Symbol(); static b = Symbol() } const { a, b } = Keys`, "Keys.a"],
  ])("of %s name what %s is noted under", (declared, read) =>
    expect(
      needs(`${declared}
        const made = new Map<symbol, any>([[a, new Todos()], [b, new Users()]])
        const spelled: Record<symbol, any> = { [a]: new Todos(), [b]: new Users() }
        export const handler = () => [made.get(${read}).find(), spelled[${read}].find()]`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]),
  )

  it("that a function makes again and again may be any", () =>
    expect(
      needs(`const key = () => Symbol("x")
        const a = key(), b = key()
        const made = new Map<symbol, any>([[a, new Todos()], [b, new Users()]])
        export const handler = () => made.get(a).find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos", "dynamodb:GetItem table/users"]))

  it("are no strings", () =>
    expect(
      needs(`const key: unknown = Symbol.for("a")
        export const handler = () => (typeof key === "string" ? new Users() : new Todos()).find()`),
    ).resolves.toEqual(["dynamodb:GetItem table/todos"]))
})
