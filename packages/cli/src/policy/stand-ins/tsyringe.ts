interface Provider {
  readonly token: unknown
  readonly useClass?: Class
  readonly useFactory?: (container: Container) => unknown
  readonly useToken?: unknown
  readonly useValue?: unknown
}

type Class = new (...given: unknown[]) => Record<string, unknown>
type Make = (container: Container) => unknown
type Callback = (token: unknown, ...rest: unknown[]) => unknown

class Container {
  readonly #parent: Container | undefined
  /** Null: perhaps nothing is registered. */
  readonly #makers = new Map<unknown, Make | null>()
  readonly #made = new Set<Record<string, unknown>>()

  constructor(parent?: Container) {
    this.#parent = parent
  }

  register(token: unknown, provider: Provider | Class) {
    this.#makers.set(token, (container) => provide(provider, container))
    if (!$certain()) this.#makers.set(token, null)
    return this
  }

  registerSingleton(from: unknown, to?: unknown) {
    return this.registerType(from, to ?? from)
  }

  registerType(from: unknown, to: unknown) {
    $each(to, (one) =>
      $when(
        $classes(one),
        () => this.register(from, $classes(one)),
        () => this.register(from, { token: from, useToken: one }),
      ),
    )
    return this
  }

  registerInstance(token: unknown, useValue: unknown) {
    return this.register(token, { token, useValue })
  }

  resolve(token: unknown, _context?: unknown, isOptional?: boolean): unknown {
    return $each(token, (one) => this.$resolve(one, this, isOptional))
  }

  resolveAll(token: unknown, context?: unknown, isOptional?: boolean) {
    return $manyOf(this.resolve(token, context, isOptional))
  }

  $resolve(token: unknown, from: Container, isOptional?: boolean): unknown {
    const makers = $present(this.#makers.get(token))
    const registered = () => makers?.(from)
    if (!$isKnown(token)) return $data() ? registered() : unknownToken()
    return $when(makers, registered, () =>
      $when(
        this.#parent,
        () => this.#parent?.$resolve(token, from, isOptional),
        () =>
          $when(
            $classes(token),
            () => from.$construct($classes(token)),
            () => (isOptional ? undefined : $when(makers, $nothing, () => unregistered(token))),
          ),
      ),
    )
  }

  $construct(target: Class): unknown {
    return $each(target, (one) => {
      const made = new one(
        ...$arguments(one, [], (index, owner, isRequired) => this.$parameter(index, owner, isRequired)),
      )
      this.#made.add(made)
      return made
    })
  }

  $parameter(index: number, owner: object, isRequired: boolean) {
    const inject = Reflect.getOwnMetadata<Make>(`inject:${index}`, owner)
    const type = Reflect.getOwnMetadata<readonly Class[]>("design:paramtypes", owner)?.[index]
    return $when(
      inject,
      () => inject?.(this),
      () =>
        $when(
          $classes(type),
          () => this.resolve($classes(type)),
          () => (isRequired ? untyped(index, owner) : undefined),
        ),
    )
  }

  createChildContainer() {
    return new Container(this)
  }

  beforeResolution(token: unknown, callback: Callback) {
    callback(token, $data())
  }

  afterResolution(token: unknown, callback: Callback) {
    callback(token, this.resolve(token), $data())
  }

  dispose() {
    for (const made of this.#made) $called(made["dispose"])
  }

  isRegistered() {
    return $data()
  }

  reset() {}
  clearInstances() {}

  $otherwise(name: string) {
    return $warn(`tsyringe: what ${name} of a container gives is not known`, "Use the methods that tsyringe documents.")
  }
}

function provide(given: Provider | Class, container: Container): unknown {
  const { useClass, useFactory, useToken, useValue } = given as Provider
  return $when(
    $classes(given),
    () => container.$construct($classes(given)),
    () =>
      $when(
        useClass,
        () => container.$construct($classes(useClass)),
        () =>
          $when(
            useFactory,
            () => useFactory?.(container),
            () =>
              $when(
                useToken,
                () => container.resolve(useToken),
                () => useValue,
              ),
          ),
      ),
  )
}

const unknownToken = () =>
  $warn(
    "tsyringe: the token is only known at run time, so what it stands for is not",
    "Resolve a token that is spelled out.",
  )

const unregistered = (token: unknown) =>
  $warn(
    `tsyringe: nothing is registered for ${String(token)}`,
    "Register the token in code that the handler's module imports.",
  )

const untyped = (index: number, owner: object) =>
  $warn(
    `tsyringe: what parameter ${index + 1} of ${(owner as { name?: string }).name} gets is not known`,
    "Name a token with @inject, or give the parameter a class as its type.",
  )

export const container = new Container()

const note = (make: Make) => (target: object, _member: unknown, index: number) => {
  Reflect.defineMetadata(`inject:${index}`, make, target)
}

interface Optional {
  readonly isOptional?: boolean
}

export const inject = (token: unknown, options?: Optional) =>
  note((from) => from.resolve(token, undefined, options?.isOptional))
export const injectAll = (token: unknown, options?: Optional) =>
  note((from) => from.resolveAll(token, undefined, options?.isOptional))

interface Transformer {
  transform(incoming: unknown, ...given: unknown[]): unknown
}

export const injectWithTransform = (token: unknown, transformer: unknown, ...given: unknown[]) =>
  note((from) => (from.resolve(transformer) as Transformer).transform(from.resolve(token), ...given))
export const injectAllWithTransform = (token: unknown, transformer: unknown, ...given: unknown[]) =>
  note((from) => (from.resolve(transformer) as Transformer).transform(from.resolveAll(token), ...given))

export const injectable = (options?: { readonly token?: unknown }) => (target: Class) => {
  const token = options?.token
  $when(token, () => $items([token].flat(), (one) => container.register(one, target)))
}
export const singleton = () => (target: Class) => {
  container.register(target, target)
}
export const scoped = (_lifecycle: unknown, token?: unknown) => (target: Class) => {
  container.register(token ?? target, target)
}
export const registry =
  (registrations: readonly Provider[] = []) =>
  () => {
    $items(registrations, (one) => container.register(one.token, one))
  }
export const autoInjectable = () => (target: Class) =>
  class extends target {
    constructor(...given: unknown[]) {
      super(...$arguments(target, given, (index, owner, isRequired) => container.$parameter(index, owner, isRequired)))
    }
  }

export const delay = (wrapped: () => Class) => wrapped()

export const instanceCachingFactory = (factory: Make): Make => factory
export const instancePerContainerCachingFactory = (factory: Make): Make => factory
export const predicateAwareClassFactory =
  (predicate: (from: Container) => boolean, whenTrue: Class, whenFalse: Class): Make =>
  (from) =>
    predicate(from) ? from.resolve(whenTrue) : from.resolve(whenFalse)

export const Lifecycle = { Transient: 0, Singleton: 1, ResolutionScoped: 2, ContainerScoped: 3 }
