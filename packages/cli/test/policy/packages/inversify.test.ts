import { describe, expect, it } from "vitest"
import { both, services, stores, todos } from "./container-services.ts"
import { inferInstalledGrants } from "./infer-installed.ts"

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
