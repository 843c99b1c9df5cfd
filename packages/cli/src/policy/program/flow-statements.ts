import type { Node, Statement, SwitchStatement, TryStatement } from "oxc-parser"
import { assignTo } from "./flow-expressions.ts"
import type { FlowWalk, Target } from "./flow.ts"
import { type Condition, type FlowState, guarded, join } from "./flow-state.ts"
import { childrenOf } from "../../model/syntax.ts"

/** Follows a statement: what runs when, and which values names have then. */
export function flowStatement(node: Node, walk: FlowWalk): void {
  switch (node.type) {
    case "BlockStatement":
    case "StaticBlock":
      for (const statement of node.body) walk.statement(statement)
      return
    case "IfStatement": {
      walk.expression(node.test)
      const condition: Condition = { kind: "truthy", node: node.test }
      const before = walk.state
      walk.state = guarded(before, condition, true)
      walk.statement(node.consequent)
      const after = walk.state
      walk.state = guarded(before, condition, false)
      if (node.alternate) walk.statement(node.alternate)
      walk.state = join(after, walk.state, condition)
      return
    }
    case "ForStatement":
      walk.mark(node)
      if (node.init) flowNode(node.init, walk)
      return flowLoop(node, { test: node.test, parts: [node.body, ...(node.update ? [node.update] : [])] }, walk)
    case "WhileStatement":
      return flowLoop(node, { test: node.test, parts: [node.body] }, walk)
    case "DoWhileStatement":
      return flowLoop(node, { test: undefined, parts: [node.body, node.test] }, walk)
    case "ForInStatement":
    case "ForOfStatement":
      walk.expression(node.right)
      walk.mark(node)
      return flowLoop(node, { target: node.left, test: undefined, parts: [node.body] }, walk)
    case "SwitchStatement":
      return flowSwitch(node, walk)
    case "TryStatement":
      return flowTry(node, walk)
    case "LabeledStatement": {
      const target: Target = { label: node.label.name, kind: "block", left: undefined }
      walk.targets.push(target)
      walk.statement(node.body)
      return leave(walk, target)
    }
    case "BreakStatement":
    case "ContinueStatement":
      return jump(node.label?.name, node.type === "ContinueStatement", walk)
    case "ReturnStatement":
    case "ThrowStatement":
      if (node.argument) {
        walk.expression(node.argument)
        walk.mark(node.argument)
      }
      walk.state = undefined
      return
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      if (node.declaration) flowNode(node.declaration, walk)
      return
    default:
      flowNode(node, walk)
  }
}

function flowNode(node: Node, walk: FlowWalk): void {
  if (isStatement(node)) for (const child of childrenOf(node)) walk.expression(child)
  else walk.expression(node)
}

function isStatement(node: Node): node is Statement {
  return node.type === "ExpressionStatement"
}

interface Loop {
  readonly test: Node | null | undefined
  readonly parts: readonly Node[]
  /** What each element is assigned to. */
  readonly target?: Node
}

function flowLoop(node: Node, { test, parts, target: element }: Loop, walk: FlowWalk): void {
  const guard = walk.state?.guard
  walk.blur(node)
  if (test) walk.expression(test)
  const skipped = test || element ? walk.state : undefined
  const target: Target = { label: undefined, kind: "loop", left: skipped }
  walk.targets.push(target)
  if (element?.type === "VariableDeclaration") walk.expression(element)
  else if (element) assignTo(element, walk)
  for (const part of parts) flowPart(part, walk)
  // What was assigned anywhere in the loop may hold behind it.
  if (walk.state ?? target.left) {
    const reach = walk.state?.reach ?? target.left?.reach ?? new Map()
    walk.state = { reach, guard }
    walk.blur(node)
  }
  leave(walk, target)
}

function flowPart(node: Node, walk: FlowWalk): void {
  if (node.type.endsWith("Statement")) walk.statement(node)
  else walk.expression(node)
}

function flowSwitch({ discriminant, cases }: SwitchStatement, walk: FlowWalk): void {
  walk.expression(discriminant)
  for (const { test } of cases) if (test) walk.expression(test)
  const before = walk.state
  const target: Target = { label: undefined, kind: "switch", left: undefined }
  walk.targets.push(target)
  const all = cases.flatMap(({ test }) => test ?? [])
  let tests: readonly (typeof all)[number][] = []
  let others: typeof all | undefined
  let falling: FlowState
  for (const { test, consequent } of cases) {
    tests = falling && test ? [...tests, test] : test ? [test] : falling ? tests : []
    others = test ? (falling ? others : undefined) : all
    const condition: Condition = { kind: "case", node: discriminant, tests, others }
    const entered = guarded(before, condition, true)
    walk.state =
      falling && entered ? { reach: join(entered, falling)?.reach ?? entered.reach, guard: entered.guard } : entered
    // A body without statements falls through as it is.
    for (const statement of consequent) walk.statement(statement)
    falling = walk.state
  }
  const hasDefault = cases.some(({ test }) => test === null)
  if (!hasDefault) {
    const none: Condition = { kind: "case", node: discriminant, tests: [], others: all }
    walk.state = join(falling, guarded(before, none, true))
  }
  leave(walk, target)
}

function flowTry({ block, handler, finalizer }: TryStatement, walk: FlowWalk): void {
  const before = walk.state
  walk.statement(block)
  const tried = walk.state
  walk.state = before
  walk.blur(block)
  const failed = walk.state
  if (handler) {
    if (handler.param) walk.expression(handler.param)
    walk.statement(handler.body)
  } else walk.state = undefined
  const after = join(tried, walk.state)
  if (!finalizer) {
    walk.state = after
    return
  }
  walk.state = join(after, failed)
  if (handler) walk.blur(handler)
  walk.statement(finalizer)
  if (!after) walk.state = undefined
}

function jump(label: string | undefined, isContinue: boolean, walk: FlowWalk): void {
  const target = walk.targets.findLast((it) =>
    label === undefined ? it.kind === "loop" || (it.kind === "switch" && !isContinue) : it.label === label,
  )
  if (target && !isContinue) target.left = join(target.left, walk.state)
  walk.state = undefined
}

/** The state behind a construct that jumps may leave. */
function leave(walk: FlowWalk, target: Target): void {
  walk.targets.pop()
  walk.state = join(walk.state, target.left)
}
