import type { Expression, Node } from "oxc-parser"
import type { FlowWalk } from "./flow.ts"
import { type Condition, guarded, join } from "./flow-state.ts"
import { childrenOf, staticName } from "../../model/syntax.ts"

/** Follows an expression: which parts of it run when, and what it assigns. */
export function flowExpression(node: Node, walk: FlowWalk): void {
  switch (node.type) {
    case "ConditionalExpression":
      walk.expression(node.test)
      eitherWay(
        node.test,
        () => walk.expression(node.consequent),
        () => walk.expression(node.alternate),
        walk,
      )
      break
    case "LogicalExpression": {
      walk.expression(node.left)
      const right = () => walk.expression(node.right)
      const skip = () => {}
      if (node.operator === "&&") eitherWay(node.left, right, skip, walk)
      else if (node.operator === "||") eitherWay(node.left, skip, right, walk)
      else maybe(right, walk)
      break
    }
    case "AssignmentExpression": {
      const isLogical = node.operator === "??=" || node.operator === "||=" || node.operator === "&&="
      // What it reads, it reads first.
      if (node.operator !== "=") walk.expression(node.left)
      if (isLogical) maybe(() => walk.expression(node.right), walk)
      else walk.expression(node.right)
      // The value of `x ??= y` itself takes both ways into account.
      assignTo(node.left, walk)
      break
    }
    case "UpdateExpression":
      walk.expression(node.argument)
      walk.assign(node.argument)
      break
    case "VariableDeclarator":
      if (node.init) walk.expression(node.init)
      assignTo(node.id, walk)
      break
    case "AssignmentPattern":
    case "ArrayPattern":
    case "ObjectPattern":
    case "RestElement":
    case "TSParameterProperty":
      assignTo(node, walk)
      break
    case "Identifier":
      break
    case "FunctionDeclaration":
      if (node.id) walk.assign(node.id)
      return
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      break
    case "ClassDeclaration":
    case "ClassExpression":
      flowClass(node, walk)
      break
    case "MemberExpression":
      walk.expression(node.object)
      if (node.computed) walk.expression(node.property)
      break
    case "Property":
      if (node.computed) walk.expression(node.key)
      walk.expression(node.value)
      return
    default:
      for (const child of childrenOf(node)) walk.expression(child)
  }
  walk.mark(node)
}

function eitherWay(test: Expression, yes: () => void, no: () => void, walk: FlowWalk): void {
  const condition: Condition = { kind: "truthy", node: test }
  const before = walk.state
  walk.state = guarded(before, condition, true)
  yes()
  const after = walk.state
  walk.state = guarded(before, condition, false)
  no()
  walk.state = join(after, walk.state, condition)
}

function maybe(run: () => void, walk: FlowWalk): void {
  const before = walk.state
  run()
  walk.state = join(before, walk.state)
}

function flowClass(node: Extract<Node, { type: "ClassDeclaration" | "ClassExpression" }>, walk: FlowWalk): void {
  for (const decorator of node.decorators) walk.expression(decorator.expression)
  if (node.superClass) walk.expression(node.superClass)
  for (const element of node.body.body) {
    if (element.type === "StaticBlock" || element.type === "TSIndexSignature") continue
    if (element.computed) walk.expression(element.key)
    for (const decorator of element.decorators) walk.expression(decorator.expression)
  }
  if (node.id) walk.assign(node.id)
}

/** Gives the names in a pattern their values. */
export function assignTo(pattern: Node, walk: FlowWalk): void {
  switch (pattern.type) {
    case "Identifier":
      return walk.assign(pattern)
    case "AssignmentPattern":
      maybe(() => walk.expression(pattern.right), walk)
      return assignTo(pattern.left, walk)
    case "RestElement":
      return assignTo(pattern.argument, walk)
    case "TSParameterProperty":
      return assignTo(pattern.parameter, walk)
    case "ArrayPattern":
      for (const element of pattern.elements) if (element) assignTo(element, walk)
      return
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") assignTo(property, walk)
        else {
          if (staticName(property.key, property.computed) === undefined) walk.expression(property.key)
          assignTo(property.value, walk)
        }
      }
      return
    default:
      walk.expression(pattern)
      walk.assign(pattern)
  }
}
