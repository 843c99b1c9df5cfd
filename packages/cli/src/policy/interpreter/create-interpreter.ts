import type { Node } from "oxc-parser"
import type { FunctionInfo, Program } from "../program/program.ts"
import { BudgetExhausted } from "./budget-exhausted.ts"
import { call } from "./call.ts"
import { isReached } from "./conditions.ts"
import { construct } from "./construct.ts"
import { escape } from "./escape.ts"
import { evaluate } from "./evaluate.ts"
import { createFacts } from "./facts.ts"
import { type Frame, noArguments, type Site } from "./frame.ts"
import { bounded, boundedSet, levelOf, levelOfArguments } from "./level-of.ts"
import type { FrameRequest, Interpreter, OpaqueCode } from "./interpreter.ts"
import { readProperty } from "./read-property.ts"
import type { SdkEvent } from "./sdk-event.ts"
import { forgetKeys } from "./value-key.ts"
import { keyOf, nothing, union, unknown, type ValueSet } from "./value.ts"
import { isInTurn, turnsAround } from "./turns.ts"
import { walk } from "./walk.ts"
import { widened } from "./widened.ts"
import { widenedArguments } from "./widened-arguments.ts"
import { isOwnCode, isStandInCode } from "../program/code-origin.ts"
import { nodeKey } from "../program/syntax.ts"

export interface InterpreterOptions extends Pick<
  Interpreter,
  | "environment"
  | "isEnvironmentComplete"
  | "references"
  | "eventValues"
  | "exportsOf"
  | "aggregatedModules"
  | "opaquePackages"
> {
  readonly program: Program
  /** Evaluations after which it gives up. */
  readonly budget: number
  /** Off: every function is seen once, with unknown arguments. */
  readonly sensitive: boolean
}

export interface RunningInterpreter extends Interpreter {
  /** The frame of the bundle's top-level code. */
  readonly moduleFrame: Frame
  /** Walks `start` again and again until nothing new is learned, and returns what was found. */
  settle(start: () => void): Findings
}

export interface Findings {
  readonly events: readonly SdkEvent[]
  readonly opaque: readonly OpaqueCode[]
}

const rounds = 60

/** Rounds in which values may grow. */
const patience = 8
const deepest = 600

/** The abstract interpreter of one function: what may run, with which values. */
export function createInterpreter(options: InterpreterOptions): RunningInterpreter {
  const { program, sensitive } = options
  forgetKeys()
  const facts = createFacts()
  const frames = new Map<string, Frame>()
  const events = new Map<string, SdkEvent>()
  const opaque = new Map<string, OpaqueCode>()
  let escaped = new Set<string>()
  let round = 0
  let spent = 0

  const run: Interpreter = {
    ...options,
    facts,
    reads: new Map(),
    spend() {
      spent += 1
      if (spent > options.budget) throw new BudgetExhausted()
    },
    evaluate(node, frame) {
      if (frame.turn && !isInTurn(node, frame.turn.loop)) return run.evaluate(node, frame.turn.outer)
      const turns = frame.turns.size > 0 ? turnsAround(node, frame) : undefined
      if (turns) return union(...turns.map((turn) => (isReached(node, turn) ? run.evaluate(node, turn) : nothing)))
      if (frame.round !== round) {
        frame.previous = frame.memo
        frame.memo = new Map()
        frame.round = round
      }
      // While a value is being computed it stands for what it was in the round before.
      if (frame.memo.has(node)) {
        const known = frame.memo.get(node)
        if (known) return known
        frame.circular.add(node)
        return frame.previous.get(node) ?? nothing
      }
      run.spend()
      frame.memo.set(node, undefined)
      const found = evaluate(node, frame)
      const values = frame.circular.size > 0 && frame.circular.has(node) ? settled(node, frame, found) : found
      frame.memo.set(node, values)
      return values
    },
    read: readProperty,
    call,
    construct,
    escape: (values, site) => escape(values, site, escaped),
    enter(fn, how) {
      const frame = frameOf(fn, how)
      if (frame.walked !== round) {
        frame.walked = round
        walk(frame)
      }
      return frame
    },
    turn(turn) {
      const key = `turn${nodeKey(turn.loop)}@${turn.outer.id}(${keyOf(turn.element)})`
      const frame = frames.get(key) ?? { ...turn.outer, ...blankFrame(frames.size), turn }
      frames.set(key, frame)
      return frame
    },
    record(event) {
      const { site, module, operation, clients = nothing } = event
      events.set(`${nodeKey(site.node)}@${site.frame.id}:${module}.${operation}(${keyOf(clients)})`, event)
    },
    warn(warning) {
      const key = warning.once ? warning.message : `${nodeKey(warning.site.node)}:${warning.message}`
      if (!opaque.has(key)) opaque.set(key, warning)
    },
  }

  // A value that depends on itself is known when another round adds nothing; one that grows with each round is given up.
  function settled(node: Node, frame: Frame, found: ValueSet): ValueSet {
    const before = frame.previous.get(node) ?? nothing
    // Without it, what is given up in one round would come back in the next.
    const values = round > patience ? union(before, widened(before, found)) : found
    if (keyOf(values) !== keyOf(before)) facts.touch()
    return values
  }

  function frameOf(fn: FunctionInfo, how: FrameRequest): Frame {
    const depth = (how.caller?.frame.depth ?? 0) + 1
    if (depth > deepest) throw new BudgetExhausted()
    const args = sensitive ? bounded(widenedArguments(fn, { ...how, depth })) : { list: [], rest: [unknown("limit")] }
    const self = sensitive ? boundedSet(how.self) : stripped(how.self)
    const place = sensitive ? placeOf(fn, how.caller) : ""
    const key = `${fn.id}<${how.parent?.id}<${keyOf(self)}(${args.list.map(keyOf).join(",")};${keyOf(args.rest)})${place}`
    const known = frames.get(key)
    if (known) {
      addCaller(known, how.caller)
      return known
    }
    const frame: Frame = {
      fn,
      parent: how.parent,
      self,
      args,
      caller: how.caller,
      callers: how.caller ? [how.caller] : [],
      depth,
      level: Math.max(how.parent?.level ?? 0, levelOfArguments(args) + 1, levelOf(self) + 1),
      run,
      turn: undefined,
      ...blankFrame(frames.size),
    }
    frames.set(key, frame)
    facts.addFrame(frame)
    return frame
  }

  const moduleFrame = frameOf(program.module, {
    parent: undefined,
    self: nothing,
    args: noArguments,
    caller: undefined,
  })
  return {
    ...run,
    moduleFrame,
    settle(start) {
      for (let before = -1; facts.version !== before;) {
        if (round >= rounds && sensitive) throw new BudgetExhausted()
        if (round >= rounds) break
        before = facts.version
        round += 1
        facts.round = round
        run.reads.clear()
        events.clear()
        opaque.clear()
        escaped = new Set()
        start()
      }
      return { events: [...events.values()], opaque: [...opaque.values()] }
    },
  }
}

// What has been found out in a frame, which is nothing yet.
function blankFrame(id: number) {
  return {
    id,
    memo: new Map(),
    previous: new Map(),
    circular: new Set<Node>(),
    round: -1,
    walked: -1,
    turns: new Map(),
  }
}

// What a package makes at one line is not what it makes at another: `middy()` has no arguments to tell them apart.
function placeOf({ node }: FunctionInfo, caller: Site | undefined): string {
  if (!caller || !isStandInCode(caller.frame.run.program, node)) return ""
  return isOwnCode(caller.frame.run.program, caller.node) ? `${nodeKey(caller.node)}@${caller.frame.id}` : ""
}

// More lines than a reader of the evidence would follow.
const mostCallers = 32

function addCaller({ callers, fn }: Frame, caller: Site | undefined): void {
  if (!caller || callers.length >= mostCallers || caller.frame.fn === fn) return
  if (callers.some(({ node, frame }) => node === caller.node && frame === caller.frame)) return
  callers.push(caller)
}

function stripped(self: ValueSet): ValueSet {
  return self.length > 1 ? [unknown("limit")] : self
}
