import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "./infer-installed.ts"

const services = `
  import "reflect-metadata"
  import { DynamoDB } from "@aws-sdk/client-dynamodb"
  const client = new DynamoDB({})
  const get = (TableName: string) => client.getItem({ TableName, Key: {} })
  interface Store { find(): unknown }`
const stores = (decorator: string) => `
  @${decorator}() class Todos implements Store { find() { return get("todos") } }
  @${decorator}() class Users implements Store { find() { return get("users") } }`
const todos = ["dynamodb:GetItem table/todos"]
const both = [...todos, "dynamodb:GetItem table/users"]

describe("tsyringe", () => {
  const needs = (code: string) =>
    inferInstalledGrants(`${services}
      import * as tsyringe from "tsyringe"
      import { autoInjectable, container, delay, inject, injectable, injectAll, injectAllWithTransform, injectWithTransform,
        instanceCachingFactory, instancePerContainerCachingFactory, Lifecycle, predicateAwareClassFactory, registry, scoped,
        singleton } from "tsyringe"
      ${stores("injectable")}
      ${code}`)
  const finds = (code: string, found: string) => needs(`${code}\nexport const handler = () => ${found}.find()`)
  const finding = (parameter: string, more = "") =>
    finds(
      `${more}; @injectable() class Api { constructor(${parameter}) {} find() { return (this.store as any)?.find() } }`,
      "container.resolve(Api)",
    )

  it.each([
    [`container.register("store", { useClass: Todos })`, `container.resolve<Store>("store")`],
    [`container.register("store", Todos)`, `container.resolve<Store>("store")`],
    [`container.register("store", { useValue: new Todos() })`, `container.resolve<Store>("store")`],
    [`container.register("store", { useFactory: () => new Todos() })`, `container.resolve<Store>("store")`],
    [
      `container.register("store", { useFactory: instanceCachingFactory((c) => c.resolve(Todos)) })`,
      `container.resolve<Store>("store")`,
    ],
    [
      `container.register("store", { useFactory: instancePerContainerCachingFactory((c) => c.resolve(Todos)) })`,
      `container.resolve<Store>("store")`,
    ],
    [
      `container.register("store", { useFactory: predicateAwareClassFactory(() => true, Todos, Users) })`,
      `container.resolve<Store>("store")`,
    ],
    [`container.register("store", { useToken: Todos })`, `container.resolve<Store>("store")`],
    [`container.registerSingleton("store", Todos)`, `container.resolve<Store>("store")`],
    [`container.registerSingleton(Todos)`, `container.resolve(Todos)`],
    [`container.registerType("store", Todos)`, `container.resolve<Store>("store")`],
    [`container.registerInstance("store", new Todos())`, `container.createChildContainer().resolve<Store>("store")`],
    [`const store = Symbol("s"); container.register(store, { useClass: Todos })`, `container.resolve<Store>(store)`],
    [
      `abstract class Any { abstract find(): unknown }; container.register(Any, { useClass: Todos })`,
      `container.resolve(Any)`,
    ],
    [`container.register(Users, { useClass: Todos as any })`, `container.resolve(Users)`],
    [`@registry([{ token: "store", useClass: Todos }]) class Wiring {}`, `container.resolve<Store>("store")`],
    [`@injectable({ token: "store" }) class Mine extends Todos {}`, `container.resolve<Store>("store")`],
    [`@scoped(Lifecycle.ContainerScoped, "store") class Mine extends Todos {}`, `container.resolve<Store>("store")`],
    [`@singleton() class Mine { constructor(readonly todos: Todos) {} }`, `container.resolve(Mine).todos`],
  ])("needs for %s what %s finds", (code, found) => expect(finds(code, found)).resolves.toEqual(todos))

  it.each([
    ["private store: Todos"],
    ["private store?: Todos"],
    ["private name = 'x', private store: Todos"],
    [`@inject(Todos) private store: Store`],
    [`@inject("store") private store: Store`],
    [`@inject(delay(() => Todos)) private store: Store`],
    [`@inject("none", { isOptional: true }) private none: Store | undefined, @inject("store") private store: Store`],
    [`@injectWithTransform("store", Wrap, "x") private store: Store`],
  ])("injects what (%s) asks for", (parameter) =>
    expect(
      finding(
        parameter,
        `class Wrap { transform(store: Store) { return store } } container.register("store", { useClass: Todos })`,
      ),
    ).resolves.toEqual(todos),
  )

  it.each([
    [`container.resolveAll<Store>("store").map((store) => store.find())`],
    [`container.resolve(All).stores.map((store) => store.find())`],
    [`container.resolve(Picked).store.find()`],
  ])("gives all that is registered to %s", (code) =>
    expect(
      needs(`
        class Last { transform(stores: Store[]) { return stores.at(-1) } }
        @injectable() class All { constructor(@injectAll("store") readonly stores: Store[]) {} }
        @injectable() class Picked { constructor(@injectAllWithTransform("store", Last) readonly store: Store) {} }
        container.register("store", { useClass: Todos }).register("store", { useClass: Users })
        export const handler = () => ${code}`),
    ).resolves.toEqual(both),
  )

  it("fills what new does not give", () =>
    expect(
      finds(
        `@autoInjectable() class Api { constructor(readonly name: string, private store?: Todos) {} find() { return this.store!.find() } }`,
        `new Api("x")`,
      ),
    ).resolves.toEqual(todos))

  it("follows seven classes that need each other, and only those", () => {
    const layers = Array.from(
      { length: 7 },
      (_, index) => `@injectable() class Layer${index + 1} {
        constructor(private next: ${index === 0 ? "Todos" : `Layer${index}`}, readonly users: Users) {}
        find() { return this.next.find() }
      }`,
    )
    return expect(finds(layers.join("\n"), "container.resolve(Layer7)")).resolves.toEqual(todos)
  })

  it("takes both where only some runs register something else", () =>
    expect(
      finds(`if (process.env.X) container.register(Todos, { useClass: Users as any })`, `container.resolve(Todos)`),
    ).resolves.toEqual(both))

  it("needs nothing for what is registered only", () =>
    expect(
      needs(`container.register("store", { useFactory: () => get("todos") }); export const handler = () => 1`),
    ).resolves.toEqual([]))

  it.each([
    ["a token that nobody registers", `container.resolve<Store>("other")`, /nothing is registered for other$/],
    ["a token of the event", `container.resolve<Store>(event.token)`, /the token is only known at run time/],
    ["a parameter without a class", `container.resolve(Api).store`, /what parameter 1 of Api gets is not known$/],
    [
      "a method that is not described",
      `(container as any).find("store")`,
      /what find of a container gives is not known$/,
    ],
  ])("warns of %s", async (_, found, message) => {
    const [grant, warning, ...others] = await needs(`
      @injectable() class Api { constructor(readonly store: Store) {} }
      const store = new Todos()
      export const other = () => store.find()
      export const handler = (event: any) => ${found}.find()`)
    expect(grant).toBe("dynamodb:GetItem table/todos")
    expect(warning).toMatch(/^POLICY_PACKAGE_UNKNOWN src\/x\.ts:\d+ tsyringe: /)
    expect(warning).toMatch(message)
    expect(others).toEqual([])
  })
})

describe("InversifyJS", () => {
  const needs = (code: string) =>
    inferInstalledGrants(`${services}
      import { Container, ContainerModule, decorate, inject, injectable, injectFromBase, LazyServiceIdentifier, multiInject,
        named, optional, postConstruct, preDestroy, tagged, unmanaged } from "inversify"
      ${stores("injectable")}
      const container: any = new Container()
      ${code}`)
  const finds = (code: string, found = `container.get("store")`) =>
    needs(`${code}\nexport const handler = async () => (await ${found}).find()`)

  it.each([
    ["to(Todos)"],
    ["to(Todos).inSingletonScope()"],
    ["to(Todos).inTransientScope().whenDefault()"],
    ["toConstantValue(new Todos())"],
    ["toDynamicValue(() => new Todos())"],
    ["toDynamicValue(async () => new Todos())"],
    ["toDynamicValue((context: any) => context.get(Todos)).inRequestScope()"],
    ["toDynamicValue((context: any) => context.container.get(Todos))"],
    ["toResolvedValue((todos: Todos) => todos, [Todos])"],
    ["toResolvedValue((todos: Todos) => todos, [{ serviceIdentifier: Todos }])"],
    ["toService(Todos)"],
    ["to(Todos).onActivation((_: unknown, made: Store) => made)"],
  ])("needs for bind().%s only that", (binding) =>
    expect(
      finds(`container.bind(Todos).toSelf(); container.bind(Users).toSelf(); container.bind("store").${binding}`),
    ).resolves.toEqual(todos),
  )

  it.each([
    ["toFactory(() => () => new Todos())", `container.get("store")()`],
    ["toFactory((context: any) => () => context.get(Todos))", `container.get("store")()`],
    ["toProvider((context: any) => async () => context.container.get(Todos))", `(await container.get("store")())`],
    ["toAutoFactory(Todos)", `container.get("store")()`],
    ["toFunction(() => new Todos())", `container.get("store")()`],
    ["toConstructor(Todos)", `new (container.get("store"))()`],
    ["to(Todos)", `container.getAsync("store")`],
    ["to(Todos)", `container.tryGet("store")`],
    ["to(Todos)", `container.getAll("store")[0]`],
    ["to(Todos)", `container.createChild().get("store")`],
    ["to(Todos)", `new Container({ parent: container }).get<Store>("store")`],
    [`to(Todos).whenNamed("a")`, `container.getNamed("store", "a")`],
    [`to(Todos).whenNamed("a")`, `container.get("store", { name: "a" })`],
    [`to(Todos).whenTagged("a", 1)`, `container.getTagged("store", "a", 1)`],
    [`to(Todos).whenTagged("a", 1)`, `container.get("store", { tag: { key: "a", value: 1 } })`],
  ])("needs for bind().%s and %s only that", (binding, found) =>
    expect(
      finds(
        `container.bind("store").${binding}
         container.bind("store").to(Users).whenNamed("b"); container.bind("store").to(Users).whenTagged("a", 2)`,
        found,
      ),
    ).resolves.toEqual(todos),
  )

  it.each([
    ["class Api { constructor(readonly store: Todos) {} }"],
    [`class Api { constructor(@inject("store") readonly store: Store) {} }`],
    [`class Api { constructor(@inject(Todos) readonly store: Store) {} }`],
    [`class Api { constructor(@inject(new LazyServiceIdentifier(() => Todos)) readonly store: Store) {} }`],
    [`class Api { constructor(@unmanaged() readonly name: string, @inject("store") readonly store: Store) {} }`],
    [
      `class Api { constructor(@inject("none") @optional() readonly none: any, readonly store: Todos) { none?.find() } }`,
    ],
    [`class Api { @inject("store") readonly store!: Store }`],
    [
      `class Base { @inject("store") readonly store!: Store } class Api extends Base { @inject(Users) readonly users!: Users }`,
    ],
    [`class Base { constructor(@inject("store") readonly store: Store) {} } class Api extends Base {}`],
    [
      `class Base { constructor(@inject("store") readonly store: Store) {} }
       @injectFromBase() class Api extends Base { constructor(store: Store) { super(store) } }`,
    ],
    [`class Api { constructor(readonly store: Store) {} } decorate(inject("store"), Api, 0)`],
    [`class Api { constructor(@inject("store") @named("a") readonly store: Store) {} }`],
    [`class Api { constructor(@inject("store") @tagged("a", 1) readonly store: Store) {} }`],
  ])("injects into %s", (code) =>
    expect(
      finds(
        `@injectable() ${code}
         container.bind(Api).toSelf()
         container.bind("store").to(Todos)
         container.bind("store").to(Users).whenNamed("b")
         container.bind("store").to(Users).whenTagged("a", 2)`,
        "container.get(Api).store",
      ),
    ).resolves.toEqual(todos),
  )

  it.each([
    [`new ContainerModule(({ bind }) => { bind("store").to(Todos) })`],
    [`new ContainerModule(async (options) => { options.bind("store").to(Todos) })`],
    [`new ContainerModule(((bind: any) => { bind("store").to(Todos) }) as any)`],
  ])("loads %s", (module) => expect(finds(`container.load(${module})`)).resolves.toEqual(todos))

  it("gives all that is bound", () =>
    expect(
      needs(`@injectable() class Api { constructor(@multiInject("store") readonly stores: Store[]) {} }
        container.bind("store").to(Todos); container.bind("store").to(Users)
        export const handler = () => container.get(Api).stores.map((store: Store) => store.find())`),
    ).resolves.toEqual(both))

  it("takes both of what is bound and bound again", () =>
    expect(finds(`container.bind("store").to(Todos); container.rebindSync("store").to(Users)`)).resolves.toEqual(both))

  it.each(["postConstruct", "preDestroy"])("calls what @%s decorates", (decorator) =>
    expect(
      needs(`@injectable() class Api { @${decorator}() run() { return get("todos") } }
        container.bind(Api).toSelf()
        export const handler = () => container.get(Api)`),
    ).resolves.toEqual(todos),
  )

  it.each([
    ["an identifier that nobody binds", `container.get("other")`, /nothing is bound to other$/],
    ["a name that nobody binds", `container.getNamed("store", "c")`, /nothing is bound to store$/],
    ["an identifier of the event", `container.get(event.id)`, /the service identifier is only known at run time/],
    ["a parameter without a class", `container.get(Api).store`, /what parameter 1 of Api gets is not known$/],
    ["a method that is not described", `container.find("store")`, /what find of a container gives is not known$/],
    ["a binding that is not described", `container.bind("x").toNew()`, /what toNew binds is not known$/],
  ])("warns of %s", async (_, found, message) => {
    const [grant, warning, ...others] = await needs(`
      @injectable() class Api { constructor(readonly store: Store) {} }
      const store = new Todos()
      export const other = () => store.find()
      container.bind("store").to(Todos).whenNamed("a")
      export const handler = (event: any) => ${found}.find()`)
    expect(grant).toBe("dynamodb:GetItem table/todos")
    expect(warning).toMatch(/^POLICY_PACKAGE_UNKNOWN src\/x\.ts:\d+ inversify: /)
    expect(warning).toMatch(message)
    expect(others).toEqual([])
  })
})

it("reads what TypeScript makes of decorators", () =>
  expect(
    inferInstalledGrants(
      `import { Api } from "./api.js"
      import { container } from "tsyringe"
      export const handler = () => container.resolve(Api).store.find()`,
      {
        files: {
          "src/api.js": `import { __decorate, __metadata } from "tslib"
          import { injectable } from "tsyringe"
          import { DynamoDB } from "@aws-sdk/client-dynamodb"
          const client = new DynamoDB({})
          let Todos = class Todos { find() { return client.getItem({ TableName: "todos", Key: {} }) } }
          Todos = __decorate([injectable()], Todos)
          let Api = class Api { constructor(store) { this.store = store } }
          Api = __decorate([injectable(), __metadata("design:paramtypes", [Todos])], Api)
          export { Api, Todos }`,
        },
      },
    ),
  ).resolves.toEqual(todos))
