import type { Container } from "./inversify-container.ts"
import { type Class, requestOf } from "./inversify-request.ts"

interface Parameter {
  readonly index: number
  /** The class that has the constructor. */
  readonly owner: object
  readonly isRequired: boolean
}

interface Place {
  /** The position of a parameter, or the name of a property. */
  readonly key: string
  readonly owner: object
}

/** An object of the class, with what the container injects into it. */
export function construct(type: Class, container: Container): unknown {
  return $each(type, (one) => {
    const made = new one(
      ...$arguments(one, [], (index, owner, isRequired) => parameter({ index, owner, isRequired }, container)),
    )
    complete(made, one, container)
    return made
  })
}

function parameter({ index, owner, isRequired }: Parameter, container: Container): unknown {
  const type = Reflect.getOwnMetadata<readonly unknown[]>("design:paramtypes", owner)?.[index]
  return injected({ key: `${index}`, owner }, container, () =>
    $when(
      Reflect.getOwnMetadata("fromBase", owner),
      () => parameter({ index, owner: Object.getPrototypeOf(owner), isRequired }, container),
      () =>
        $when(
          $classes(type),
          () => container.$get($classes(type), requestOf(`${index}`, owner), container),
          () => (isRequired ? untyped(index, owner) : undefined),
        ),
    ),
  )
}

function injected({ key, owner }: Place, container: Container, otherwise: () => unknown) {
  const one = Reflect.getOwnMetadata(`inject:${key}`, owner)
  const all = Reflect.getOwnMetadata(`injectAll:${key}`, owner)
  const isUnmanaged = Reflect.getOwnMetadata(`unmanaged:${key}`, owner)
  return $when(
    one,
    () => container.$get(one, requestOf(key, owner), container),
    () =>
      $when(
        all,
        () => $manyOf(container.$get(all, requestOf(key, owner), container)),
        () => (isUnmanaged ? undefined : otherwise()),
      ),
  )
}

// What is injected into properties, and what is called after that.
function complete(made: Record<string, unknown>, owner: object, container: Container): void {
  $each($texts(Reflect.getOwnMetadata<string>("properties", owner)), (name) => {
    made[name] = injected({ key: name, owner }, container, () => undefined)
  })
  $each($texts(Reflect.getOwnMetadata<string>("called", owner)), (name) => {
    ;(made[name] as () => unknown)()
  })
  $each($classes(Object.getPrototypeOf(owner)), (base) => complete(made, base, container))
}

const untyped = (index: number, owner: object) =>
  $warn(
    `inversify: what parameter ${index + 1} of ${(owner as { name?: string }).name} gets is not known`,
    "Name a service identifier with @inject, or give the parameter a class as its type.",
  )
