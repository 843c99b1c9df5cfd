import { BindTo } from "./inversify-bind-to.ts"
import type { Container } from "./inversify-container.ts"
import type { Activation } from "./inversify-request.ts"

type Bind = (id: unknown) => BindTo
type Registry = (options: unknown, ...rest: unknown[]) => unknown

export class ContainerModule {
  readonly #registry: Registry

  constructor(registry: Registry) {
    this.#registry = registry
  }

  $load(container: Container) {
    const bind: Bind = (id) => new BindTo(container, id, new Map())
    const onActivation = (id: unknown, activate: Activation) => container.onActivation(id, activate)
    const onDeactivation = (id: unknown, deactivate: Activation) => container.onDeactivation(id, deactivate)
    const silent = () => $data()
    // Since version 7 it gets an object, before that one function after the other.
    this.#registry({
      bind,
      rebind: bind,
      rebindSync: bind,
      rebindAsync: bind,
      isBound: silent,
      unbind: silent,
      unbindAsync: silent,
      unbindSync: silent,
      onActivation,
      onDeactivation,
    })
    this.#registry(bind, silent, silent, bind, silent, onActivation, onDeactivation)
  }
}

export { ContainerModule as AsyncContainerModule }
