import type { Binding, FunctionInfo, Loop } from "./program.ts"

/** A block's names; looking up continues in the surrounding blocks. */
export interface Scope {
  readonly parent: Scope | undefined
  readonly owner: FunctionInfo
  readonly names: Map<string, Binding>
  /** Whether `var` declarations end here. */
  readonly isFunction: boolean
  /** The innermost loop of the function around the block. */
  readonly loop: Loop | undefined
}

export function innerScope(parent: Scope | undefined, owner: FunctionInfo, loop?: Loop): Scope {
  const isFunction = parent?.owner !== owner
  return { parent, owner, names: new Map(), isFunction, loop: loop ?? (isFunction ? undefined : parent?.loop) }
}

/** The name's binding in this very scope, made if need be. */
export function declare(scope: Scope, name: string): Binding {
  const known = scope.names.get(name)
  if (known) return known
  const binding: Binding = { name, owner: scope.owner, definitions: [], loop: scope.loop }
  scope.names.set(name, binding)
  return binding
}

export function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name)
    if (binding) return binding
  }
  return undefined
}

/** The scope a `var` inside `scope` belongs to. */
export function functionScope(scope: Scope): Scope {
  let at = scope
  while (!at.isFunction && at.parent) at = at.parent
  return at
}
