import type { Node } from "oxc-parser"
import { isNode, staticName } from "../model/syntax.ts"
import { asWritten, type PlacedNode } from "./placed-nodes.ts"

/** What is done with a handle at one place of the source. */
export type HandleUse = "nothing" | "anything" | { readonly property: string; readonly of: PlacedNode }

/**
 * What is done with the value that an identifier, or a member of a namespace, stands for. What only declares something,
 * as the arguments of decorators and of other resources do, is nothing. `declares` knows the calls that make resources.
 */
export function useOf(place: PlacedNode, declares: (call: Node) => boolean): HandleUse {
  const { node, above } = place
  const parent = above?.node
  if (!parent || isNameOnly(node, parent, above.above?.node) || isInDefinition(above, declares)) return "nothing"
  if (parent.type === "MemberExpression" && parent.property === node && !parent.computed) return useOf(above, declares)
  const value = asWritten(place)
  const user = value.above?.node
  if (user?.type === "MemberExpression" && user.object === value.node) {
    const property = staticName(user.property, user.computed)
    return property === undefined || !value.above ? "anything" : { property, of: value.above }
  }
  return isDeclaration(value, declares) ? "nothing" : "anything"
}

// The definition of a workflow runs while the app is built, and never in a function.
function isInDefinition({ node, above }: PlacedNode, declares: (call: Node) => boolean): boolean {
  if (!above) return false
  const isDefinition = node.type === "Property" && staticName(node.key, node.computed) === "definition"
  const call = above.above?.node
  return (isDefinition && call !== undefined && declares(call)) || isInDefinition(above, declares)
}

// Where the same name is imported, exported, a type, or the name of a member.
export function isNameOnly(node: Node, parent: Node, grandparent: Node | undefined): boolean {
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id === node
    case "ImportSpecifier":
      return parent.imported === node ? isSameName(parent.local, parent.imported) : isSameName(parent.imported, node)
    case "ExportSpecifier":
      return isSameName(parent.local, parent.exported)
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "TSTypeQuery":
    case "TSTypeReference":
    case "TSQualifiedName":
      return true
    case "MethodDefinition":
    case "PropertyDefinition":
    case "TSPropertySignature":
    case "TSMethodSignature":
      return parent.key === node && !parent.computed
    case "Property":
      return grandparent?.type === "ObjectExpression" && parent.key === node && !parent.computed
    default:
      return false
  }
}

function isSameName(one: Node, other: Node): boolean {
  return one.type === "Identifier" && other.type === "Identifier" && one.name === other.name
}

/** Whether a value only goes, within plain data, into a decorator or into the options of a resource. */
function isDeclaration(place: PlacedNode, declares: (call: Node) => boolean): boolean {
  const { node, above } = asWritten(place)
  if (!above) return false
  const user = above.node
  switch (user.type) {
    case "ArrayExpression":
    case "ObjectExpression":
      return isDeclaration(above, declares)
    case "Property":
      return (
        user.value === node && staticName(user.key, user.computed) !== "middleware" && isDeclaration(above, declares)
      )
    case "CallExpression":
    case "NewExpression":
      if (user.callee === node) return false
      return above.above?.node.type === "Decorator" ? !isOneSourceOfMany(node, above) : declares(user)
    default:
      return false
  }
}

// Which of them an event comes from is told by their ARNs and names.
function isOneSourceOfMany(node: Node, { node: call, above: decorator }: PlacedNode): boolean {
  const method = decorator?.above?.node
  if (call.type !== "CallExpression" || call.arguments[0] !== node || !method || !("decorators" in method)) return false
  const alike = method.decorators?.filter(
    ({ expression }) => expression.type === "CallExpression" && isSame(expression.callee, call.callee),
  )
  return alike?.length !== 1
}

function isSame(one: Node, other: Node): boolean {
  return isSameName(one, other) || (isNode(one) && one.type !== "Identifier")
}
