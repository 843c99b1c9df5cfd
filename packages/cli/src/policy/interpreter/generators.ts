import type { FunctionInfo } from "../program/program.ts"
import { isReached } from "./conditions.ts"
import { elementsOf } from "./elements-of.ts"
import type { Frame } from "./frame.ts"
import { keyOf, type GeneratorValue, union, type ValueSet } from "./value.ts"

/** What calling a generator function gives: what it yields, what it returns, and the frame that waits for `next(value)`. */
export function generatorOf(fn: FunctionInfo, returned: ValueSet, frame: Frame): GeneratorValue {
  const { run } = frame
  const yielded = union(
    ...fn.yields
      .filter((node) => isReached(node, frame))
      .map((node) => {
        const values = node.argument ? run.evaluate(node.argument, frame) : []
        return node.delegate ? elementsOf(values, { node, frame }) : values
      }),
  )
  const key = `generator${fn.id}@${frame.id}(${keyOf(yielded)};${keyOf(returned)})`
  return { kind: "generator", yielded, returned, frame, key }
}
