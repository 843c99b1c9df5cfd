import type { MemberExpression, Node } from "oxc-parser"
import type { Binding, Definition, FunctionInfo } from "./program.ts"
import { staticName } from "../../model/syntax.ts"

/** What code does with the object that an identifier names, where it does no more than `x.property` or print it. */
export interface MemberUse {
  readonly property: string | undefined
  readonly isRead: boolean
  readonly assigned: { readonly target: MemberExpression; readonly definition: Definition } | undefined
}

interface Named {
  readonly functions: ReadonlyMap<Node, FunctionInfo>
  readonly bindings: ReadonlyMap<Node, Binding>
}

/** The uses of members by the identifier they start from; an identifier that is not there is used as a whole. */
export function memberUses({ functions, bindings }: Named): ReadonlyMap<Node, MemberUse> {
  const uses = new Map<Node, MemberUse>()
  const isConsole = (node: Node & { name: string }) => node.name === "console" && !bindings.has(node)
  const note = (member: Node, use: Omit<MemberUse, "property">): void => {
    if (member.type !== "MemberExpression" || member.object.type !== "Identifier") return
    const property = staticName(member.property, member.computed)
    if (property !== undefined) uses.set(member.object, { property, ...use })
  }
  for (const owner of functions.values()) {
    for (const node of owner.sites) {
      switch (node.type) {
        case "MemberExpression":
          note(node, { isRead: true, assigned: undefined })
          break
        case "AssignmentExpression":
        case "UpdateExpression": {
          const target = node.type === "UpdateExpression" ? node.argument : node.left
          if (target.type !== "MemberExpression") break
          const isPlain = node.type === "AssignmentExpression" && node.operator === "="
          const source = { kind: "expression", node: isPlain ? node.right : node } as const
          note(target, { isRead: !isPlain, assigned: { target, definition: { source, path: [], owner } } })
          break
        }
        case "CallExpression":
        case "TaggedTemplateExpression": {
          // A method gets the whole object as `this`.
          const callee = node.type === "CallExpression" ? node.callee : node.tag
          if (callee.type !== "MemberExpression") break
          uses.delete(callee.object)
          const isPrinting = callee.object.type === "Identifier" && isConsole(callee.object)
          if (!isPrinting || node.type !== "CallExpression") break
          for (const printed of node.arguments)
            uses.set(printed, { property: undefined, isRead: false, assigned: undefined })
          break
        }
        default:
      }
    }
    for (const { target, definition } of owner.assignments)
      note(target, { isRead: false, assigned: { target, definition } })
  }
  return uses
}
