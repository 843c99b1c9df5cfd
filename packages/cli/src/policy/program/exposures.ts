import type { Node } from "oxc-parser"
import type { MemberUse } from "./member-uses.ts"
import type { Binding, FunctionInfo } from "./program.ts"
import type { NamedProgram, Reference } from "./tracked-objects.ts"

/** Where something may begin to look at an object; the program's node stands for the time after its last statement. */
export interface Exposure {
  readonly node: Node
  /** The only property that is read there. */
  readonly property: string | undefined
  /** Whether the function that makes the object reads the property itself. */
  readonly isDirect: boolean
}

interface Use {
  readonly program: NamedProgram
  readonly references: ReadonlyMap<Binding, readonly Reference[]>
  readonly uses: ReadonlyMap<Node, MemberUse>
}

/** Everything in the function that owns a name by which its value is read, or gets where it can be. */
export function exposuresOf(binding: Binding, { program, references, uses }: Use): readonly Exposure[] {
  const { owner } = binding
  const exposures: Exposure[] = []
  const seen = new Set<Binding>()
  const exported = new Set(program.exports.values())

  const exposeName = (name: Binding): void => {
    if (seen.has(name)) return
    seen.add(name)
    if (exported.has(name)) exposures.push({ node: program.module.node, property: undefined, isDirect: false })
    for (const { node, owner: reader } of references.get(name) ?? []) {
      const use = name === binding ? uses.get(node) : undefined
      if (use && !use.isRead) continue
      if (reader === owner) exposures.push({ node, property: use?.property, isDirect: use !== undefined })
      else exposeFunction(outermost(reader, owner), use?.property)
    }
  }
  // A function looks at the object from the time on that it exists, or, when it is declared, that its name is used.
  const exposeFunction = ({ node, homeClass }: FunctionInfo, property: string | undefined): void => {
    const name = node.type === "FunctionDeclaration" && node.id ? program.bindings.get(node.id) : undefined
    if (name) exposeName(name)
    else exposures.push({ node: homeClass?.node ?? node, property, isDirect: false })
  }
  exposeName(binding)
  return exposures
}

/** The function directly in `owner` that surrounds another. */
function outermost(fn: FunctionInfo, owner: FunctionInfo): FunctionInfo {
  let at = fn
  while (at.parent && at.parent !== owner) at = at.parent
  return at
}
