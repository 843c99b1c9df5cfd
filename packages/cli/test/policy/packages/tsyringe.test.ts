import { describe, expect, it } from "vitest"
import { both, services, stores, todos } from "./container-services.ts"
import { inferInstalledGrants } from "./infer-installed.ts"

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
