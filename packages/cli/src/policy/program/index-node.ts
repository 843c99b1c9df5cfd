import { soleThrow } from "./sole-throw.ts"
import type { Node } from "oxc-parser"
import { indexClass } from "./index-class.ts"
import type { Indexer } from "./index-program.ts"
import { importedName, moduleName } from "./module-names.ts"
import type { Definition } from "./program.ts"
import { declare, innerScope, type Scope } from "./scope.ts"
import { childrenOf, staticName } from "../../model/syntax.ts"

/** Records what a node declares, assigns, calls and returns, and goes on below it. */
export function indexNode(node: Node, scope: Scope, indexer: Indexer): void {
  const { owner } = scope
  switch (node.type) {
    case "Identifier":
      indexer.refer(node, scope)
      return
    case "FunctionDeclaration":
      if (node.id) {
        indexer.define(scope, node.id, { source: { kind: "function", node }, path: [], owner })
      }
      indexer.indexFunction(node, scope, {})
      return
    case "FunctionExpression":
      indexer.indexFunction(node, scope, { name: indexer.nameOf(node) })
      return
    case "ArrowFunctionExpression": {
      const info = indexer.newFunction({ node, kind: "arrow", parent: owner, name: indexer.nameOf(node) })
      indexer.indexBody(info, node.body, innerScope(scope, info))
      return
    }
    case "ClassDeclaration":
    case "ClassExpression":
      indexClass(node, scope, { indexer, name: indexer.nameOf(node) })
      return
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        if (init) {
          indexer.nameValue(id, init)
          indexer.visit(init, scope)
        }
        indexer.declareVariable(id, init ? { kind: "expression", node: init } : undefined, { kind: node.kind, scope })
      }
      if (node.kind.endsWith("using")) owner.sites.push(node)
      return
    case "ForOfStatement":
    case "ForInStatement": {
      indexer.visit(node.right, scope)
      const inner = innerScope(scope, owner, node)
      const source: Definition["source"] =
        node.type === "ForOfStatement" ? { kind: "element", node: node.right } : { kind: "key", node: node.right }
      owner.sites.push(node)
      if (node.left.type === "VariableDeclaration") {
        const id = node.left.declarations[0]?.id
        if (id) indexer.declareVariable(id, source, { kind: node.left.kind, scope: inner })
        if (node.left.kind.endsWith("using")) owner.sites.push(node.left)
      } else indexer.assignPattern(node.left, { source, path: [], owner }, scope)
      indexer.visit(node.body, inner)
      return
    }
    case "ForStatement":
      owner.sites.push(node)
      return visitAll(node, innerScope(scope, owner, node), indexer)
    case "BlockStatement":
    case "SwitchStatement":
      return visitAll(node, innerScope(scope, owner), indexer)
    case "TryStatement": {
      const { block, handler, finalizer } = node
      indexer.visit(block, scope)
      if (handler) {
        const inner = innerScope(scope, owner)
        const source = { kind: "thrown", node: handler, only: soleThrow(block) } as const
        if (handler.param) indexer.declarePattern(handler.param, { source, path: [], owner }, inner)
        indexer.visit(handler.body, inner)
      }
      if (finalizer) indexer.visit(finalizer, scope)
      return
    }
    case "AssignmentExpression":
      indexer.nameValue(node.left, node.right)
      indexer.visit(node.right, scope)
      if (node.left.type === "MemberExpression") indexer.visit(node.left, scope)
      else {
        const value = node.operator === "=" ? node.right : node
        indexer.assignPattern(node.left, { source: { kind: "expression", node: value }, path: [], owner }, scope)
      }
      owner.sites.push(node)
      return
    case "UpdateExpression":
      indexer.visit(node.argument, scope)
      if (node.argument.type === "Identifier") {
        indexer.assignPattern(node.argument, { source: { kind: "expression", node }, path: [], owner }, scope)
      } else owner.sites.push(node)
      return
    case "UnaryExpression":
      indexer.visit(node.argument, scope)
      if (node.operator === "delete") owner.sites.push(node)
      return
    case "MemberExpression":
      indexer.visit(node.object, scope)
      if (node.computed) indexer.visit(node.property, scope)
      owner.sites.push(node)
      return
    case "Property":
      if (node.computed) indexer.visit(node.key, scope)
      if (node.kind === "get") indexer.getterNames.add(staticName(node.key, node.computed) ?? "")
      indexer.nameValue(node.key, node.value)
      indexer.visit(node.value, scope)
      return
    case "CallExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
    case "ImportExpression":
      visitAll(node, scope, indexer)
      owner.sites.push(node)
      return
    case "ThrowStatement":
      indexer.visit(node.argument, scope)
      owner.throws.push(node.argument)
      return
    case "AwaitExpression":
      indexer.visit(node.argument, scope)
      owner.sites.push(node)
      return
    case "ReturnStatement":
      if (node.argument) {
        owner.returns.push(node.argument)
        indexer.visit(node.argument, scope)
      }
      return
    case "YieldExpression":
      if (node.argument) {
        owner.yields.push(node)
        indexer.visit(node.argument, scope)
      }
      owner.sites.push(node)
      return
    case "ImportDeclaration":
      for (const specifier of node.specifiers) {
        const source = { kind: "import", module: node.source.value, name: importedName(specifier) } as const
        declare(scope, specifier.local.name).definitions.push({ source, path: [], owner })
      }
      return
    case "ExportNamedDeclaration":
      if (node.declaration) indexer.visit(node.declaration, scope)
      for (const { local, exported } of node.specifiers) {
        if (local.type === "Identifier") indexer.exports.set(moduleName(exported), declare(scope, local.name))
      }
      return
    case "LabeledStatement":
      return indexer.visit(node.body, scope)
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
      return
    default:
      visitAll(node, scope, indexer)
  }
}

function visitAll(node: Node, scope: Scope, indexer: Indexer): void {
  for (const child of childrenOf(node)) indexer.visit(child, scope)
}
