import type { Node } from "oxc-parser"
import { isStandInCode } from "../program/code-origin.ts"
import { everyNode } from "../program/every-node.ts"
import type { FunctionInfo, Program } from "../program/program.ts"
import { literalOf } from "./text.ts"
import type { Value } from "./value.ts"

const texts = new WeakMap<Program, ReadonlySet<string>>()

/** Whether there are only as many such values as the program spells out, so that no recursion makes ever new ones of them. */
export function isSpelledOut(value: Value, fn: FunctionInfo, program: Program): boolean {
  switch (value.kind) {
    case "symbol":
    case "sdk":
    case "undefined":
      return true
    case "external":
      return value.calls.length === 0
    case "text": {
      const text = literalOf(value)
      return text !== undefined && textsOf(program).has(text)
    }
    // Containers hand out the app's classes and objects, of which there are only so many at one place.
    case "class":
      return value.frame.fn.kind === "module" || isStandInCode(program, fn.node)
    case "object":
      return value.frame.fn.kind === "module" || areDescribed(fn.node, value.node, program)
    case "function":
      return areDescribed(fn.node, value.fn.node, program)
    case "instance":
    case "primitive":
      return isStandInCode(program, fn.node)
    default:
      return false
  }
}

// What a description of a package makes anew is made of what it is given.
function areDescribed(fn: Node, value: Node, program: Program): boolean {
  return isStandInCode(program, fn) && isStandInCode(program, value)
}

function textsOf(program: Program): ReadonlySet<string> {
  const known = texts.get(program)
  if (known) return known
  const found = new Set<string>()
  for (const { node } of everyNode(program)) {
    if (node.type === "Literal" && typeof node.value === "string") found.add(node.value)
  }
  texts.set(program, found)
  return found
}
