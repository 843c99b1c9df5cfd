import type { Expression } from "oxc-parser"
import type { Binding, Definition } from "./program.ts"

/** What decides whether code runs. */
export type Condition =
  | { readonly kind: "truthy"; readonly node: Expression }
  /** A `switch` arrives here: its value is one of `tests`, or none of `others` where the default leads here. */
  | {
      readonly kind: "case"
      readonly node: Expression
      readonly tests: readonly Expression[]
      readonly others: readonly Expression[] | undefined
    }

/** The conditions under which code is reached, innermost first. */
export interface Guard {
  readonly condition: Condition
  readonly when: boolean
  readonly parent: Guard | undefined
  readonly depth: number
}

/** The definitions a name may have where it is read: one, or those of either side of a condition, or any of several. */
export type Reach =
  | { readonly kind: "definition"; readonly definition: Definition }
  | { readonly kind: "choice"; readonly condition: Condition; readonly yes: Reach; readonly no: Reach }
  | { readonly kind: "any"; readonly all: readonly Reach[] }

/** What holds at one point of a function; undefined where the code cannot arrive. */
export type FlowState = { readonly reach: ReadonlyMap<Binding, Reach>; readonly guard: Guard | undefined } | undefined

export function guarded(state: FlowState, condition: Condition, when: boolean): FlowState {
  if (!state) return undefined
  const depth = (state.guard?.depth ?? 0) + 1
  return { reach: state.reach, guard: { condition, when, parent: state.guard, depth } }
}

export function defined(state: FlowState, binding: Binding, reach: Reach): FlowState {
  return state && { ...state, reach: new Map(state.reach).set(binding, reach) }
}

/** What holds where two ways meet; `condition` tells which of them was taken. */
export function join(a: FlowState, b: FlowState, condition?: Condition): FlowState {
  if (!a || !b) return a ?? b
  const reach = new Map<Binding, Reach>()
  for (const binding of new Set([...a.reach.keys(), ...b.reach.keys()])) {
    const yes = a.reach.get(binding)
    const no = b.reach.get(binding)
    if (yes && no && yes !== no)
      reach.set(binding, condition ? { kind: "choice", condition, yes, no } : anyOf([yes, no]))
    else if (yes ?? no) reach.set(binding, yes ?? no ?? anyOf([]))
  }
  return { reach, guard: commonGuard(a.guard, b.guard) }
}

export function anyOf(given: readonly Reach[]): Reach {
  const all = [...new Set(given.flatMap((it) => (it.kind === "any" ? it.all : [it])))]
  const [only] = all
  return only && all.length === 1 ? only : { kind: "any", all }
}

function commonGuard(a: Guard | undefined, b: Guard | undefined): Guard | undefined {
  let [left, right] = [a, b]
  while (left !== right) {
    if ((left?.depth ?? 0) >= (right?.depth ?? 0)) left = left?.parent
    else right = right?.parent
  }
  return left
}
