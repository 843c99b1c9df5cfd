import type { AslScope, AslState } from "@tsapi/framework/internal"
import { isRecord } from "../../model/is-record.ts"

/** A state, with the scope that it is in. */
export interface PlacedState {
  readonly name: string
  readonly state: AslState
  readonly scope: AslScope
}

/** Every scope of a document: the machine itself, branches, and what maps do. */
export function scopesIn(scope: AslScope): readonly AslScope[] {
  const nested = Object.values(scope.States).flatMap((state) => [
    ...(Array.isArray(state["Branches"]) ? state["Branches"] : []),
    ...[state["ItemProcessor"], state["Iterator"]],
  ])
  return [scope, ...nested.filter(isScope).flatMap(scopesIn)]
}

/** Every state of a document. */
export function statesIn(document: AslScope): readonly PlacedState[] {
  return scopesIn(document).flatMap((scope) =>
    Object.entries(scope.States).map(([name, state]) => ({ name, state, scope })),
  )
}

export function isScope(value: unknown): value is AslScope {
  return isRecord(value) && isRecord(value["States"]) && Object.values(value["States"]).every(isRecord)
}
