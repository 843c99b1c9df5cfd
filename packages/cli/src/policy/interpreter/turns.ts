import type { Expression, ForStatement, Node } from "oxc-parser"
import type { Binding, Loop } from "../program/program.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Frame } from "./frame.ts"
import { exactKeysOf, keyValuesOf } from "./keys-of.ts"
import { literal } from "./text.ts"
import { keyOf, number, union, unknown, type ValueSet } from "./value.ts"

// More turns than these are followed as one.
const mostTurns = 8
const deepest = 2

/** The frames for the turns of a loop that goes through few known things, so that what belongs together stays together. */
export function turnsOf(loop: Loop, frame: Frame): readonly Frame[] {
  const elements = loop.type === "ForStatement" ? countsOf(loop, frame) : elementsOfTurns(loop, frame)
  const distinct = [...new Map(elements.map((element) => [keyOf(element), element])).values()]
  const isFollowed =
    distinct.length > 1 && distinct.length <= mostTurns && depthOf(frame) < deepest && frame.run.sensitive
  const turns = isFollowed ? distinct.map((element) => frame.run.turn({ loop, outer: frame, element })) : []
  if (isFollowed) frame.turns.set(loop, turns)
  else frame.turns.delete(loop)
  return turns
}

/** The turns of the loop around a node, if the frame follows it turn by turn. */
export function turnsAround(node: Node, { turns }: Frame): readonly Frame[] | undefined {
  for (const [loop, frames] of turns) if (isInTurn(node, loop)) return frames
  return undefined
}

/** Whether code runs anew in each turn of a loop. */
export function isInTurn({ start, end }: Node, { body, ...loop }: Loop): boolean {
  if (start >= body.start && end <= body.end) return true
  return "left" in loop && start >= loop.left.start && end <= loop.left.end
}

export function isInLoop(inner: Node, { start, end }: Node): boolean {
  return inner.start >= start && inner.end <= end
}

/** What a loop over the values of an expression goes through in the frame's turn. */
export function elementIn(right: Expression, { turn }: Frame): ValueSet | undefined {
  return turn && "right" in turn.loop && turn.loop.right === right ? turn.element : undefined
}

/** What `for (… of right)` goes through in all turns. */
export function elementsIn(right: Expression, frame: Frame): ValueSet {
  return elementsOf(frame.run.evaluate(right, frame), { node: right, frame })
}

/** What `for (… in right)` goes through in all turns. */
export function keysIn(right: Expression, frame: Frame): ValueSet {
  return union(
    ...frame.run
      .evaluate(right, frame)
      .map((value): ValueSet =>
        value.kind === "object" || value.kind === "record" ? keyValuesOf(value) : [unknown("data")],
      ),
  )
}

function elementsOfTurns(loop: Exclude<Loop, ForStatement>, frame: Frame): readonly ValueSet[] {
  const { run } = frame
  const values = run.evaluate(loop.right, frame)
  const [only, ...others] = values
  if (loop.type === "ForInStatement") {
    const keys = only && others.length === 0 ? exactKeysOf(only, run.facts) : undefined
    return keys?.map((key) => [literal(key)]) ?? keysIn(loop.right, frame).map((key) => [key])
  }
  const items = values.map((value) => itemsOf(value, { node: loop.right, frame }))
  const known = items.flatMap((one) => (one ? [one] : []))
  return known.length === items.length ? known.flat() : elementsIn(loop.right, frame).map((element) => [element])
}

function depthOf({ turn }: Frame): number {
  return turn ? 1 + depthOf(turn.outer) : 0
}

/** The `i` of `for (let i = 0; i < items.length; i++)`, where nothing else changes it. */
export function counterOf({ init, update }: ForStatement, { run }: Frame): Binding | undefined {
  if (init?.type !== "VariableDeclaration" || update?.type !== "UpdateExpression" || update.operator !== "++")
    return undefined
  const binding = run.program.bindings.get(update.argument)
  if (!binding?.loop || binding.definitions.length !== 2) return undefined
  return init.declarations.some(({ id }) => run.program.bindings.get(id) === binding) ? binding : undefined
}

function countsOf(loop: ForStatement, frame: Frame): readonly ValueSet[] {
  const { test, init } = loop
  const { run } = frame
  const counter = counterOf(loop, frame)
  if (!counter || init?.type !== "VariableDeclaration" || test?.type !== "BinaryExpression" || test.operator !== "<")
    return []
  if (run.program.bindings.get(test.left) !== counter) return []
  const first = init.declarations.find(({ id }) => run.program.bindings.get(id) === counter)?.init
  const [from, to] = [first, test.right].map((node) => (node ? onlyNumber(run.evaluate(node, frame)) : undefined))
  if (from === undefined || to === undefined || !(to - from <= mostTurns)) return []
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => [number(from + index)])
}

function onlyNumber([only, ...others]: ValueSet): number | undefined {
  if (only?.kind !== "primitive" || others.length > 0) return undefined
  return typeof only.value === "number" ? only.value : undefined
}
