import type { Node } from "oxc-parser"
import { flowExpression } from "./flow-expressions.ts"
import { anyOf, defined, type FlowState, type Guard, type Reach } from "./flow-state.ts"
import { flowStatement } from "./flow-statements.ts"
import type { Binding, Definition, FunctionInfo } from "./program.ts"
import type { Assigned, TrackedObject } from "./tracked-objects.ts"

/** How control and values flow inside each function. */
export interface Flow {
  /** For a name that is assigned several times: the definitions that may hold where it is read. */
  readonly reaching: ReadonlyMap<Node, Reach>
  /** For code that does not always run: when it does. */
  readonly guards: ReadonlyMap<Node, Guard>
  /** Code that nothing can arrive at. */
  readonly dead: ReadonlySet<Node>
  /** What holds where an object may be looked at, and at the end of the program. */
  readonly states: ReadonlyMap<Node, NonNullable<FlowState>>
}

export interface IndexedNames {
  readonly bindings: ReadonlyMap<Node, Binding>
  /** From the identifier that is given a value to what it is given. */
  readonly definitions: ReadonlyMap<Node, readonly [Binding, Definition]>
  readonly objects: ReadonlyMap<Node, TrackedObject>
}

/** Where a jump goes: the states that arrive behind a loop, a switch or a labelled statement. */
export interface Target {
  readonly label: string | undefined
  readonly kind: "loop" | "switch" | "block"
  left: FlowState
}

/** Follows one function. */
export interface FlowWalk {
  readonly targets: Target[]
  state: FlowState
  statement(node: Node): void
  expression(node: Node): void
  /** Notes the conditions under which a node is reached. */
  mark(node: Node): void
  assign(target: Node): void
  /** All that the code of the node may assign holds, or what held before: for loops and for what may throw. */
  blur(node: Node): void
}

export function analyseFlow(functions: ReadonlyMap<Node, FunctionInfo>, names: IndexedNames): Flow {
  const reaching = new Map<Node, Reach>()
  const guards = new Map<Node, Guard>()
  const dead = new Set<Node>()
  const states = new Map<Node, NonNullable<FlowState>>()
  const definitions = allDefinitions(names)
  const inside = definitionsByPlace(definitions)
  const observed = new Set([...names.objects.values()].flatMap(({ exposures }) => exposures.map(({ node }) => node)))
  for (const info of functions.values()) {
    const tracked = (binding: Binding | undefined): binding is Binding =>
      binding !== undefined &&
      binding.owner === info &&
      binding.definitions.length > 1 &&
      binding.definitions.every(({ owner }) => owner === info)
    const walk: FlowWalk = {
      targets: [],
      state: { reach: new Map(), guard: undefined },
      statement: (node) => flowStatement(node, walk),
      expression: (node) => flowExpression(node, walk),
      mark(node) {
        if (!walk.state) dead.add(node)
        else if (walk.state.guard) guards.set(node, walk.state.guard)
        if (walk.state && observed.has(node) && !states.has(node)) states.set(node, walk.state)
        const binding = names.bindings.get(node)
        const reach = tracked(binding) ? walk.state?.reach.get(binding) : undefined
        if (reach) reaching.set(node, reach)
      },
      assign(target) {
        walk.mark(target)
        for (const { binding, definition } of definitions.get(target) ?? []) {
          if (tracked(binding)) walk.state = defined(walk.state, binding, { kind: "definition", definition })
        }
      },
      blur(node) {
        for (const { binding, definition } of inside(node)) {
          if (!tracked(binding) || !walk.state) continue
          const before = walk.state.reach.get(binding)
          const added: Reach = { kind: "definition", definition }
          walk.state = defined(walk.state, binding, before ? anyOf([before, added]) : added)
        }
      },
    }
    followFunction(info, walk)
    if (walk.state && info.kind === "module") states.set(info.node, walk.state)
  }
  return { reaching, guards, dead, states }
}

function followFunction({ node, kind, parameters }: FunctionInfo, walk: FlowWalk): void {
  for (const parameter of parameters) walk.expression(parameter)
  if (node.type === "Program" || node.type === "StaticBlock")
    for (const statement of node.body) walk.statement(statement)
  else if (kind === "field") {
    if ((node.type === "PropertyDefinition" || node.type === "AccessorProperty") && node.value)
      walk.expression(node.value)
  } else if ("body" in node && node.body && "type" in node.body) {
    if (node.body.type === "BlockStatement") walk.statement(node.body)
    else if (node.type === "ArrowFunctionExpression") walk.expression(node.body)
  }
}

/** By identifier or member expression; where a name gets its object, the object's properties get what the literal says. */
function allDefinitions({ definitions, objects }: IndexedNames): ReadonlyMap<Node, readonly Assigned[]> {
  const all = new Map<Node, readonly Assigned[]>()
  for (const [node, [binding, definition]] of definitions) {
    const { source, path } = definition
    const object = source.kind === "expression" && path.length === 0 ? objects.get(source.node) : undefined
    const properties = [...(object?.properties.values() ?? [])].flatMap((property) =>
      property.definitions.slice(0, 1).map((initial) => ({ binding: property, definition: initial })),
    )
    all.set(node, [{ binding, definition }, ...properties])
  }
  for (const { assignments } of objects.values())
    for (const [target, assigned] of assignments) all.set(target, [assigned])
  return all
}

interface Placed extends Assigned {
  readonly start: number
}

function definitionsByPlace(definitions: ReadonlyMap<Node, readonly Assigned[]>): (node: Node) => readonly Placed[] {
  const placed = [...definitions]
    .flatMap(([{ start }, given]) => given.map((one) => ({ start, ...one })))
    .toSorted((a, b) => a.start - b.start)
  return ({ start, end }) => {
    const first = firstAt(placed, start)
    const last = firstAt(placed, end)
    return placed.slice(first, last)
  }
}

function firstAt(placed: readonly Placed[], offset: number): number {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placed[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
