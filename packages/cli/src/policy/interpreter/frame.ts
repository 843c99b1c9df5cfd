import type { Node } from "oxc-parser"
import type { FunctionInfo, Loop } from "../program/program.ts"
import type { Interpreter } from "./interpreter.ts"
import { unknown, type ValueSet } from "./value.ts"

/** One way in which a function runs: its arguments, its `this` and the frame it was created in. */
export interface Frame {
  readonly id: number
  readonly fn: FunctionInfo
  /** The frame of the surrounding function. */
  readonly parent: Frame | undefined
  readonly self: ValueSet
  readonly args: Arguments
  /** Who called first. */
  readonly caller: Site | undefined
  /** Who called, the first before the others; evidence follows them. */
  readonly callers: Site[]
  readonly depth: number
  /** How many calls made one value from another to get the arguments; bounded, so that values cannot grow for ever. */
  readonly level: number
  readonly run: Interpreter
  /** Results of this round and of the round before. */
  memo: Map<Node, ValueSet | undefined>
  previous: Map<Node, ValueSet | undefined>
  /** Nodes whose value depends on itself. */
  readonly circular: Set<Node>
  round: number
  /** The round in which the body was last walked. */
  walked: number
  /** Only for one turn of a loop: the code in the loop, and in it no more than what the turn has of its own. */
  readonly turn: Turn | undefined
  /** The loops of the function that are followed turn by turn. */
  readonly turns: Map<Loop, readonly Frame[]>
}

export interface Turn {
  readonly loop: Loop
  /** For everything around the loop. */
  readonly outer: Frame
  /** What the loop goes through is this in the turn. */
  readonly element: ValueSet
}

/** Where something happens. */
export interface Site {
  readonly node: Node
  readonly frame: Frame
}

export interface Arguments {
  readonly list: readonly ValueSet[]
  /** What stands at every position past the list. */
  readonly rest: ValueSet
}

export const noArguments: Arguments = { list: [], rest: [] }

/** Of a call by code that is not seen. */
export const anyArguments: Arguments = { list: [], rest: [unknown("parameter")] }

export function argument(args: Arguments, index: number): ValueSet {
  return args.list[index] ?? args.rest
}
