import type { Node, ObjectExpression } from "oxc-parser"
import { type Exposure, exposuresOf } from "./exposures.ts"
import { memberUses } from "./member-uses.ts"
import type { Binding, Definition, FunctionInfo } from "./program.ts"
import { staticName } from "../../model/syntax.ts"

/** An object literal that a single name holds, and what the function that makes it then puts into its properties. */
export interface TrackedObject {
  /** By property; the first definition is what the literal says, the others are the assignments. */
  readonly properties: ReadonlyMap<string, Binding>
  /** By the member expression that is assigned to. */
  readonly assignments: ReadonlyMap<Node, Assigned>
  readonly exposures: readonly Exposure[]
}

export interface Assigned {
  readonly binding: Binding
  readonly definition: Definition
}

export interface Reference {
  readonly node: Node
  /** The function whose code refers to the name. */
  readonly owner: FunctionInfo
}

export interface NamedProgram {
  readonly module: FunctionInfo
  readonly functions: ReadonlyMap<Node, FunctionInfo>
  readonly bindings: ReadonlyMap<Node, Binding>
  readonly exports: ReadonlyMap<string, Binding>
  /** Names that each turn of a loop gives another value to: `var` within a block. */
  readonly shared: ReadonlySet<Binding>
  readonly references: readonly Reference[]
}

// A function that fills more properties than these builds a table, not an input.
const mostProperties = 100

/** Finds the objects whose properties can be followed from statement to statement, by their literals. */
export function trackObjects(program: NamedProgram): ReadonlyMap<Node, TrackedObject> {
  const found = new Map<Node, TrackedObject>()
  const uses = memberUses(program)
  const references = referencesByName(program)
  const counts = new Map<FunctionInfo, number>()
  for (const [binding, referring] of references) {
    const literal = literalOf(binding)
    if (!literal || program.shared.has(binding)) continue
    const { owner } = binding
    const properties = new Map<string, Binding>()
    const assignments = new Map<Node, Assigned>()
    for (const reference of referring) {
      const { property, assigned } = uses.get(reference.node) ?? {}
      if (property === undefined || !assigned || reference.owner !== owner) continue
      const source = { kind: "initial", node: literal, property } as const
      const initial: Binding = { name: property, owner, definitions: [{ source, path: [], owner }], loop: binding.loop }
      const followed = properties.get(property) ?? initial
      followed.definitions.push(assigned.definition)
      properties.set(property, followed)
      assignments.set(assigned.target, { binding: followed, definition: assigned.definition })
    }
    const count = (counts.get(owner) ?? 0) + properties.size
    if (properties.size === 0 || count > mostProperties) continue
    counts.set(owner, count)
    found.set(literal, { properties, assignments, exposures: exposuresOf(binding, { program, references, uses }) })
  }
  return found
}

function referencesByName({ bindings, references }: NamedProgram): ReadonlyMap<Binding, readonly Reference[]> {
  const byName = new Map<Binding, Reference[]>()
  for (const reference of references) {
    const binding = bindings.get(reference.node)
    if (!binding) continue
    const known = byName.get(binding)
    if (known) known.push(reference)
    else byName.set(binding, [reference])
  }
  return byName
}

/** The literal that is all the name ever holds. */
function literalOf({ definitions }: Binding): ObjectExpression | undefined {
  const [only, ...others] = definitions
  if (!only || others.length > 0 || only.path.length > 0 || only.source.kind !== "expression") return undefined
  const { node } = only.source
  return node.type === "ObjectExpression" && node.properties.every(isPlain) ? node : undefined
}

// Accessors and another prototype run code, or decide what an assignment does.
function isPlain(property: ObjectExpression["properties"][number]): boolean {
  if (property.type === "SpreadElement") return true
  return property.kind === "init" && staticName(property.key, property.computed) !== "__proto__"
}
