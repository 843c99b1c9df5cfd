import type { VariableSource } from "./source.ts"

/** A way out of a state, and what is written down on it. */
export interface Exit {
  /** Variables that it sets, where something reads them. */
  readonly assigned: Map<VariableSource, unknown>
  /** The next state, or the end with an output; absent while nobody knows. */
  target?: { readonly next: string } | { readonly output: unknown }
}

export function openExit(): Exit {
  return { assigned: new Map() }
}
