export { Container } from "./inversify-container.ts"
export { AsyncContainerModule, ContainerModule } from "./inversify-module.ts"
export { LazyServiceIdentifer, LazyServiceIdentifier } from "./inversify-request.ts"
export * from "./inversify-decorators.ts"

import type { Container } from "./inversify-container.ts"

export const multiBindToService =
  (container: Container) =>
  (service: unknown) =>
  (...ids: unknown[]) => {
    $items(ids, (id) => container.bind(id).toService(service))
  }
