import { construct } from "./inversify-construct.ts"
import type { Container, Make } from "./inversify-container.ts"
import { type Activation, type Binding, type Class, isMeant, type Request } from "./inversify-request.ts"

interface Options extends Request {
  readonly serviceIdentifier?: unknown
  readonly isMultiple?: boolean
}

/** What `bind` returns. */
export class BindTo {
  readonly #container: Container
  readonly #id: unknown
  readonly #binding: Binding

  constructor(container: Container, id: unknown, binding: Binding) {
    this.#container = container
    this.#id = id
    this.#binding = binding
  }

  to(type: Class) {
    return this.$to((from) => construct(type, from))
  }

  toSelf() {
    return this.to(this.#id as Class)
  }

  toConstantValue(value: unknown) {
    return this.$to(() => value)
  }

  toConstructor(type: Class) {
    return this.$to(() => type)
  }

  toFunction(run: unknown) {
    return this.$to(() => run)
  }

  toDynamicValue(make: (context: unknown) => unknown) {
    return this.$to((from) => make(from.$context()))
  }

  toFactory(make: (context: unknown) => unknown) {
    return this.$to((from) => make(from.$context()))
  }

  toProvider(make: (context: unknown) => unknown) {
    return this.$to((from) => make(from.$context()))
  }

  toAutoFactory(id: unknown) {
    return this.$to((from) => () => from.get(id))
  }

  toAutoNamedFactory(id: unknown) {
    return this.$to((from) => (name: unknown) => from.getNamed(id, name))
  }

  toService(id: unknown) {
    return this.$to((from) => from.get(id))
  }

  toResolvedValue(make: (...given: unknown[]) => unknown, ids: readonly unknown[] = []) {
    return this.$to((from) => make(...ids.map((id) => resolved(from, id))))
  }

  $to(make: Make) {
    const binding = this.#binding
    const activated: Make = (from) => {
      const made = make(from)
      return $data() ? made : (binding.get("activate") as Activation)?.(from.$context(), made)
    }
    this.#container.$add(this.#id, (request) => (isMeant(binding, request) ? activated : $nothing()))
    return new Bound(binding)
  }

  $otherwise(name: string) {
    return $warn(`inversify: what ${name} binds is not known`, "Use the methods that InversifyJS documents.")
  }
}

/** The scope of a binding, and when it is meant; where that depends on who asks, it may be meant. */
class Bound {
  readonly #binding: Binding

  constructor(binding: Binding) {
    this.#binding = binding
  }

  whenNamed(name: unknown) {
    this.#binding.set("name", name)
    return this
  }

  whenTargetNamed(name: unknown) {
    this.#binding.set("name", name)
    return this
  }

  whenTagged(key: unknown, value: unknown) {
    this.#binding.set("key", key)
    this.#binding.set("value", value)
    return this
  }

  whenTargetTagged(key: unknown, value: unknown) {
    this.#binding.set("key", key)
    this.#binding.set("value", value)
    return this
  }

  whenDefault() {
    this.#binding.set("isDefault", true)
    return this
  }

  whenTargetIsDefault() {
    this.#binding.set("isDefault", true)
    return this
  }

  onActivation(activate: Activation) {
    this.#binding.set("activate", activate)
    return this
  }

  onDeactivation(deactivate: Activation) {
    deactivate($data(), $data())
    return this
  }

  $otherwise() {
    return this
  }
}

function resolved(from: Container, given: unknown) {
  const { serviceIdentifier, isMultiple, ...request } = given as Options
  return $when(
    $objects(given),
    () => (isMultiple ? from.getAll(serviceIdentifier, request) : from.get(serviceIdentifier, request)),
    () => from.get(given),
  )
}
