import type { Class } from "./inversify-request.ts"

type Decorator = (target: object, member?: unknown, at?: unknown) => void

/** Notes something of a parameter of the constructor, or of a property. */
const note =
  (kind: string, value: unknown): Decorator =>
  (target, member, at) =>
    $when(
      $classes(target),
      () => Reflect.defineMetadata(`${kind}:${String(at)}`, value, target),
      () => noteProperty(kind, value, target.constructor, $texts(member) as string),
    )

function noteProperty(kind: string, value: unknown, owner: object, name: string) {
  Reflect.defineMetadata(`${kind}:${name}`, value, owner)
  Reflect.defineMetadata("properties", name, owner)
}

export const inject = (id: unknown) => note("inject", id)
export const multiInject = (id: unknown) => note("injectAll", id)
export const named = (name: unknown) => note("name", name)
export const optional = () => note("optional", true)
export const unmanaged = () => note("unmanaged", true)
export const tagged =
  (key: unknown, value: unknown): Decorator =>
  (target, member, at) => {
    note("key", key)(target, member, at)
    note("value", value)(target, member, at)
  }

const called = (): Decorator => (target, member) => Reflect.defineMetadata("called", $texts(member), target.constructor)

export { called as postConstruct, called as preDestroy }

export const injectable = (): Decorator => () => {}
export const targetName = (): Decorator => () => {}
export const injectFromBase = (): Decorator => (target) => Reflect.defineMetadata("fromBase", true, target)
export { injectFromBase as injectFromHierarchy }
export const injectFrom =
  ({ type }: { readonly type: Class }): Decorator =>
  (target) =>
    $warn(
      `inversify: what ${(target as Class).name} gets as ${type.name} does is not known`,
      "Use @inject in the class itself.",
    )

export function decorate(decorators: Decorator | readonly Decorator[], target: Class, at?: unknown) {
  $items([decorators].flat() as readonly Decorator[], (decorator) =>
    $when(
      $texts(at),
      () => decorator(target.prototype, at),
      () => decorator(target, undefined, at),
    ),
  )
}
