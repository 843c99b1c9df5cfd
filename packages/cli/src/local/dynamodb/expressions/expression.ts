import type { AttributeValue } from "../attribute-value.ts"

/** `["todo", "tags", 0]` for `todo.tags[0]`. */
export type Path = readonly (string | number)[]

/** A path to read, a value from the request, or a function of operands such as `size(a)`. */
export type Operand = Path | AttributeValue | FunctionCall

export interface FunctionCall {
  readonly type: "function"
  readonly name: string
  readonly args: readonly Operand[]
}

export type Condition =
  | { readonly type: "and"; readonly args: readonly [Condition, Condition] }
  | { readonly type: "or"; readonly args: readonly [Condition, Condition] }
  | { readonly type: "not"; readonly args: readonly [Condition] }
  | { readonly type: Comparator | "between" | "in"; readonly args: readonly Operand[] }
  | FunctionCall

export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">="

/** What SET assigns: an operand, or the sum or difference of two. */
export type SetValue = Operand | { readonly type: "add" | "subtract"; readonly args: readonly [SetValue, SetValue] }

export type UpdateAction =
  | { readonly type: "set"; readonly path: Path; readonly val: SetValue }
  | { readonly type: "remove"; readonly path: Path }
  | { readonly type: "add" | "delete"; readonly path: Path; readonly val: AttributeValue }

export function isPath(operand: SetValue): operand is Path {
  return Array.isArray(operand)
}
