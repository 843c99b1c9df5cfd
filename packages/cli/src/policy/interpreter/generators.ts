import type { YieldExpression } from "oxc-parser"
import type { FunctionInfo } from "../program/program.ts"
import { isReached } from "./conditions.ts"
import { elementsOf } from "./elements-of.ts"
import { type Arguments, argument, type Frame } from "./frame.ts"
import {
  keyOf,
  type GeneratorValue,
  nothing,
  primitive,
  record,
  undefinedValue,
  union,
  type ValueSet,
} from "./value.ts"

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

/** `next(value)` and the other methods of a generator. */
export function callGenerator({ yielded, returned, frame }: GeneratorValue, name: string, args: Arguments): ValueSet {
  if (name === "next") frame.run.facts.write(inputOf(frame), "sent", argument(args, 0))
  const given = name === "return" ? argument(args, 0) : nothing
  const value = union(yielded, returned, given, [undefinedValue])
  return [
    record(
      new Map([
        ["value", value],
        ["done", [primitive]],
      ]),
    ),
  ]
}

/** What `yield` gives: what was passed to `next`, or what a generator that it delegates to returns. */
export function resultOfYield(node: YieldExpression, frame: Frame): ValueSet {
  const { run } = frame
  // In an async function that was compiled to a generator, it awaits.
  const values = node.argument ? run.evaluate(node.argument, frame) : [undefinedValue]
  const results = values.flatMap((value): ValueSet =>
    node.delegate && value.kind === "generator" ? value.returned : [value],
  )
  return union(run.facts.writes(inputOf(frame), "sent"), results)
}

// Where what is passed to `next` waits.
function inputOf(frame: Frame): GeneratorValue {
  return { kind: "generator", yielded: nothing, returned: nothing, frame, key: `input@${frame.id}` }
}
