import { isStandInCode } from "../program/code-origin.ts"
import type { FunctionInfo } from "../program/program.ts"
import type { Arguments, Frame } from "./frame.ts"
import { givenUp } from "./give-up.ts"
import type { FrameRequest } from "./interpreter.ts"
import { isSpelledOut } from "./spelled-out.ts"
import { keyOf, nothing, union } from "./value.ts"

/** Calls below which every function is told apart by its arguments, repeated ones included. */
const shallow = 30

/** Calls below which arguments are followed at all. */
const deep = 90

/**
 * Recursion with ever new arguments would never end: what changes from call to call is given up, sooner in the depth
 * of functions that call each other.
 */
export function widenedArguments(
  fn: FunctionInfo,
  { args, caller, depth }: FrameRequest & { depth: number },
): Arguments {
  if (!caller) return args
  const { program } = caller.frame.run
  if (depth > deep && !isStandInCode(program, fn.node)) {
    return { list: [], rest: [givenUp([...args.list.flat(), ...args.rest])] }
  }
  const same: Frame[] = []
  for (let at: Frame | undefined = caller.frame; at; at = at.caller?.frame) if (at.fn === fn) same.push(at)
  const [last] = same
  if (!last || same.length < (depth > shallow ? 1 : 3)) return args
  return {
    list: args.list.map((values, index) => {
      const before = last.args.list[index] ?? nothing
      if (keyOf(values) === keyOf(before)) return values
      if (values.every((value) => isSpelledOut(value, fn, program))) return values
      // The classes of a program are few.
      return values.every(({ kind }) => kind === "class") ? union(before, values) : [givenUp(values)]
    }),
    rest: args.rest,
  }
}
