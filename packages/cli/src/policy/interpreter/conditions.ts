import type { Expression, Node } from "oxc-parser"
import type { Condition, Guard, Reach } from "../program/flow-state.ts"
import type { Definition } from "../program/program.ts"
import { areSame } from "./compare.ts"
import type { Frame } from "./frame.ts"
import { truthOfAll } from "./truth.ts"

/** Whether code of a function may run, given the conditions around it. */
export function isReached(node: Node, frame: Frame): boolean {
  const { flow } = frame.run.program
  return !flow.dead.has(node) && mayHold(flow.guards.get(node), frame)
}

/** The definitions that may hold where a name is read. */
export function definitionsIn(reach: Reach, frame: Frame): readonly Definition[] {
  switch (reach.kind) {
    case "definition":
      return [reach.definition]
    case "any":
      return [...new Set(reach.all.flatMap((one) => definitionsIn(one, frame)))]
    case "choice": {
      const decided = decide(reach.condition, frame)
      if (decided !== undefined) return definitionsIn(decided ? reach.yes : reach.no, frame)
      return [...new Set([...definitionsIn(reach.yes, frame), ...definitionsIn(reach.no, frame)])]
    }
  }
}

function mayHold(guard: Guard | undefined, frame: Frame): boolean {
  if (!guard) return true
  return mayHold(guard.parent, frame) && decide(guard.condition, frame) !== !guard.when
}

/** Whether the condition holds; undefined when both may be. */
function decide(condition: Condition, frame: Frame): boolean | undefined {
  const values = frame.run.evaluate(condition.node, frame)
  if (condition.kind === "truthy") return truthOfAll(values)
  const compare = (tests: readonly Expression[]) =>
    tests.map((test) => {
      const answers = frame.run.evaluate(test, frame).flatMap((b) => values.map((a) => areSame(a, b)))
      const [first] = answers
      return answers.every((answer) => answer === first) ? first : undefined
    })
  const matches = compare(condition.tests)
  const misses = condition.others ? compare(condition.others) : [true]
  if (matches.includes(true) || misses.every((answer) => answer === false)) return true
  const canMatch = matches.some((answer) => answer !== false)
  const canMiss = !misses.includes(true)
  return canMatch || canMiss ? undefined : false
}

/** Whether code of a function runs whenever the function does, as far as the conditions around it are known. */
export function isCertain(node: Node, frame: Frame): boolean {
  const { flow } = frame.run.program
  return !flow.dead.has(node) && mustHold(flow.guards.get(node), frame)
}

function mustHold(guard: Guard | undefined, frame: Frame): boolean {
  return !guard || (mustHold(guard.parent, frame) && decide(guard.condition, frame) === guard.when)
}
