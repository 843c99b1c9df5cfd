export type Class = new (...given: unknown[]) => Record<string, unknown>

/** Which of several bindings is asked for. */
export interface Request {
  readonly name?: unknown
  readonly tag?: { readonly key: unknown; readonly value: unknown } | undefined
  readonly optional?: boolean | undefined
}

/** What is said of a binding after it is made: `name`, `key` and `value`, `isDefault`, `activate`. */
export type Binding = Map<string, unknown>

/** Called with what was made. */
export type Activation = (context: unknown, made: unknown) => unknown

/** Whether the request means the binding. */
export function isMeant(binding: Binding, { name, tag }: Request): boolean {
  const named = $present(binding.get("name"))
  const key = $present(binding.get("key"))
  return (
    $when(
      named,
      () => named === name,
      () => true,
    ) &&
    $when(
      key,
      () =>
        $when(
          tag,
          () => key === tag?.key && $present(binding.get("value")) === tag?.value,
          () => false,
        ),
      () => true,
    ) &&
    $when(
      $present(binding.get("isDefault")),
      () => name === undefined && tag === undefined,
      () => true,
    )
  )
}

/** What the decorators of a parameter or a property ask for. */
export function requestOf(key: string, owner: object): Request {
  const tagged = Reflect.getOwnMetadata<unknown>(`key:${key}`, owner)
  return {
    name: Reflect.getOwnMetadata(`name:${key}`, owner),
    tag: $when(
      tagged,
      () => ({ key: tagged, value: Reflect.getOwnMetadata(`value:${key}`, owner) }),
      () => undefined,
    ),
    optional: Reflect.getOwnMetadata(`optional:${key}`, owner),
  }
}

export class LazyServiceIdentifier {
  readonly #wrapped: () => unknown

  constructor(wrapped: () => unknown) {
    this.#wrapped = wrapped
  }

  unwrap() {
    return this.#wrapped()
  }
}

export { LazyServiceIdentifier as LazyServiceIdentifer }
