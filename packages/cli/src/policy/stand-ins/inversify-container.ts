import { BindTo } from "./inversify-bind-to.ts"
import { construct } from "./inversify-construct.ts"
import type { Activation, Class, LazyServiceIdentifier, Request } from "./inversify-request.ts"

/** Gives what is bound, if the request means it. */
export type Binder = (request: Request) => Make
export type Make = (container: Container) => unknown

interface Module {
  $load(container: Container): void
}

const unknownId = () =>
  $warn(
    "inversify: the service identifier is only known at run time, so what is bound to it is not",
    "Get an identifier that is spelled out.",
  )

const unbound = (id: unknown) =>
  $warn(
    `inversify: nothing is bound to ${String(id)}`,
    "Bind the identifier in code that the handler's module imports.",
  )

export class Container {
  parent: Container | undefined
  /** Of null perhaps nothing is bound. */
  readonly #binders = new Map<unknown, Binder>()
  readonly #activations = new Map<unknown, Activation>()

  constructor(options?: { readonly parent?: Container }) {
    this.parent = $when(
      options,
      () => options?.parent,
      () => undefined,
    )
  }

  bind(id: unknown) {
    return new BindTo(this, id, new Map())
  }

  rebind(id: unknown) {
    return new BindTo(this, id, new Map())
  }

  rebindSync(id: unknown) {
    return new BindTo(this, id, new Map())
  }

  rebindAsync(id: unknown) {
    return new BindTo(this, id, new Map())
  }

  get(id: unknown, options: Request = {}) {
    return this.$get(id, options, this)
  }

  getAsync(id: unknown, options: Request = {}) {
    return this.$get(id, options, this)
  }

  tryGet(id: unknown) {
    return this.$get(id, { optional: true }, this)
  }

  tryGetAsync(id: unknown) {
    return this.$get(id, { optional: true }, this)
  }

  getNamed(id: unknown, name: unknown) {
    return this.$get(id, { name }, this)
  }

  getNamedAsync(id: unknown, name: unknown) {
    return this.$get(id, { name }, this)
  }

  tryGetNamed(id: unknown, name: unknown) {
    return this.$get(id, { name, optional: true }, this)
  }

  getTagged(id: unknown, key: unknown, value: unknown) {
    return this.$get(id, { tag: { key, value } }, this)
  }

  getTaggedAsync(id: unknown, key: unknown, value: unknown) {
    return this.$get(id, { tag: { key, value } }, this)
  }

  tryGetTagged(id: unknown, key: unknown, value: unknown) {
    return this.$get(id, { tag: { key, value }, optional: true }, this)
  }

  getAll(id: unknown, options: Request = {}) {
    return $manyOf(this.$get(id, options, this))
  }

  getAllAsync(id: unknown, options: Request = {}) {
    return $manyOf(this.$get(id, options, this))
  }

  tryGetAll(id: unknown) {
    return $manyOf(this.$get(id, { optional: true }, this))
  }

  getAllNamed(id: unknown, name: unknown) {
    return $manyOf(this.$get(id, { name }, this))
  }

  getAllTagged(id: unknown, key: unknown, value: unknown) {
    return $manyOf(this.$get(id, { tag: { key, value } }, this))
  }

  resolve(type: Class) {
    return construct(type, this)
  }

  load(...modules: Module[]) {
    $items(modules, (module) => module.$load(this))
  }

  loadAsync(...modules: Module[]) {
    $items(modules, (module) => module.$load(this))
  }

  createChild() {
    return new Container({ parent: this })
  }

  onActivation(id: unknown, activate: Activation) {
    this.#activations.set(id, activate)
  }

  isBound() {
    return $data()
  }

  isCurrentBound() {
    return $data()
  }

  isBoundNamed() {
    return $data()
  }

  isBoundTagged() {
    return $data()
  }

  onDeactivation(_id: unknown, deactivate: Activation) {
    deactivate($data(), $data())
  }

  unbind() {}
  unbindAsync() {}
  unbindAll() {}
  unbindAllAsync() {}
  unload() {}
  unloadAsync() {}
  snapshot() {}
  restore() {}

  $add(id: unknown, binder: Binder) {
    this.#binders.set(id, binder)
    if (!$certain()) this.#binders.set(id, () => null as never)
  }

  $get(ids: unknown, request: Request, from: Container): unknown {
    return $each(ids, (given) => {
      const id = $when(
        $objects(given),
        () => (given as LazyServiceIdentifier).unwrap(),
        () => given,
      )
      const binders = $present(this.#binders.get(id))
      if (!$isKnown(id)) return $data() ? binders?.(request)(from) : unknownId()
      const made = this.$find(id, request, from)
      const activate = this.#activations.get(id)
      return $data() ? made : activate?.(from.$context(), made)
    })
  }

  $find(id: unknown, request: Request, from: Container) {
    const bound = $present(this.#binders.get(id))?.(request)
    return $when(
      bound,
      () => bound(from),
      () =>
        $when(
          this.parent,
          () => this.parent?.$get(id, request, from),
          () =>
            request.optional
              ? undefined
              : $when(
                  $classes(id),
                  () => construct($classes(id), from),
                  () => unbound(id),
                ),
        ),
    )
  }

  $context(): object {
    return {
      container: this,
      get: (id: unknown, options: Request = {}) => this.$get(id, options, this),
      getAsync: (id: unknown, options: Request = {}) => this.$get(id, options, this),
      getAll: (id: unknown, options: Request = {}) => $manyOf(this.$get(id, options, this)),
      getAllAsync: (id: unknown, options: Request = {}) => $manyOf(this.$get(id, options, this)),
    }
  }

  $otherwise(name: string) {
    return $warn(
      `inversify: what ${name} of a container gives is not known`,
      "Use the methods that InversifyJS documents.",
    )
  }
}
