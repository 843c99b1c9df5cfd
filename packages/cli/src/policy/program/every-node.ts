import type { Node } from "oxc-parser"
import type { FunctionInfo, Program } from "./program.ts"
import { childrenOf } from "../../model/syntax.ts"

export interface PlacedNode {
  readonly node: Node
  /** The function whose code it is part of. */
  readonly fn: FunctionInfo
}

/** Every node of the program, however deeply it nests; a function's node counts as its own code. */
export function* everyNode({ module, functions }: Program): Generator<PlacedNode> {
  const waiting: PlacedNode[] = [{ node: module.node, fn: module }]
  for (let placed = waiting.pop(); placed; placed = waiting.pop()) {
    const fn = functions.get(placed.node) ?? placed.fn
    yield { node: placed.node, fn }
    for (const node of childrenOf(placed.node)) waiting.push({ node, fn })
  }
}
