import type { BinaryExpression, Expression, Node, PrivateInExpression } from "oxc-parser"
import type { Binding } from "../program/program.ts"
import { areAlike, areSame, isInstance, typeOf } from "./compare.ts"
import type { Frame } from "./frame.ts"
import { globalNamed } from "./read-global.ts"
import { literalOf } from "./text.ts"
import { truthOf } from "./truth.ts"
import type { Value, ValueSet } from "./value.ts"

/** What a name that never changes may hold where a node reads it: not what the conditions around the node rule out. */
export function narrowed(values: ValueSet, { binding, node, frame }: Reading): ValueSet {
  if (values.length < 2 || binding.definitions.length !== 1) return values
  let left = values
  for (let guard = frame.run.program.flow.guards.get(node); guard; guard = guard.parent) {
    const { condition, when } = guard
    if (condition.kind === "truthy")
      left = left.filter((value) => answerFor(value, condition.node, { binding, frame }) !== !when)
  }
  return left.length > 0 ? left : values
}

interface Reading {
  readonly binding: Binding
  readonly node: Node
  readonly frame: Frame
}

type Test = Omit<Reading, "node">

/** Whether a condition holds where the name holds the value; undefined when that is not known. */
function answerFor(value: Value, test: Expression, reading: Test): boolean | undefined {
  const isName = (node: Node) => reading.frame.run.program.bindings.get(node) === reading.binding
  switch (test.type) {
    case "Identifier":
      return isName(test) ? truthOf(value) : undefined
    case "ParenthesizedExpression":
      return answerFor(value, test.expression, reading)
    case "UnaryExpression": {
      const answer = test.operator === "!" ? answerFor(value, test.argument, reading) : undefined
      return answer === undefined ? undefined : !answer
    }
    case "LogicalExpression": {
      const answers = [test.left, test.right].map((side) => answerFor(value, side, reading))
      const decisive = test.operator === "||"
      if (test.operator === "??") return undefined
      if (answers.includes(decisive)) return decisive
      return answers.includes(undefined) ? undefined : !decisive
    }
    case "CallExpression": {
      const [given] = test.arguments
      if (!given || !isName(given) || test.callee.type !== "MemberExpression") return undefined
      const [callee, ...others] = reading.frame.run.evaluate(test.callee, reading.frame)
      if (others.length > 0 || callee?.kind !== "global" || callee.name !== "Array.isArray") return undefined
      return isInstance(value, globalNamed("Array"))
    }
    case "BinaryExpression":
      return answerOfComparison(value, test, { ...reading, isName })
    default:
      return undefined
  }
}

interface Comparison extends Test {
  isName(node: Node): boolean
}

function answerOfComparison(
  value: Value,
  test: BinaryExpression | PrivateInExpression,
  { frame, isName }: Comparison,
): boolean | undefined {
  const { operator, left, right } = test
  const isNegated = operator.startsWith("!")
  const decided = (answers: readonly (boolean | undefined)[]): boolean | undefined => {
    const [answer, ...others] = new Set(answers)
    return answer === undefined || others.length > 0 ? undefined : answer !== isNegated
  }
  if (operator === "instanceof")
    return isName(left) ? decided(frame.run.evaluate(right, frame).map((owner) => isInstance(value, owner))) : undefined
  if (!/^[!=]==?$/.test(operator)) return undefined
  const compare = operator.length === 3 ? areSame : areAlike
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isName(side)) return decided(frame.run.evaluate(other, frame).map((wanted) => compare(value, wanted)))
    if (side.type !== "UnaryExpression" || side.operator !== "typeof" || !isName(side.argument)) continue
    const type = typeOf(value)
    return decided(
      frame.run.evaluate(other, frame).map((wanted) => (type === undefined ? undefined : literalOf(wanted) === type)),
    )
  }
  return undefined
}
