import type { Expression, Function, FunctionBody, Node, Program as Ast } from "oxc-parser"
import { bindPattern } from "./bind-pattern.ts"
import { indexClass } from "./index-class.ts"
import type { Binding, ClassInfo, Definition, FunctionInfo } from "./program.ts"
import { declare, functionScope, innerScope, lookUp, type Scope } from "./scope.ts"
import { importedName, moduleName } from "./module-names.ts"
import { childrenOf } from "./syntax.ts"

export interface ProgramIndex {
  readonly module: FunctionInfo
  readonly functions: Map<Node, FunctionInfo>
  readonly classes: Map<Node, ClassInfo>
  readonly bindings: Map<Node, Binding>
  readonly exports: Map<string, Binding>
}

export interface Indexer extends Omit<ProgramIndex, "module"> {
  visit(node: Node, scope: Scope): void
  indexFunction(node: Function, scope: Scope, details: FunctionDetails): FunctionInfo
  newFunction(details: FunctionDetails & Pick<FunctionInfo, "node" | "kind" | "parent">): FunctionInfo
}

/** An identifier, which the bundler may have renamed. */
export interface Named {
  readonly name: string
  readonly start: number
}

export interface FunctionDetails {
  readonly name?: string | undefined
  readonly homeClass?: ClassInfo | undefined
}

/** Finds every function, class and name of the program, and which identifier stands for which name. */
export function indexProgram(ast: Ast, originalName: (identifier: Named) => string): ProgramIndex {
  const functions = new Map<Node, FunctionInfo>()
  const classes = new Map<Node, ClassInfo>()
  const bindings = new Map<Node, Binding>()
  const exports = new Map<string, Binding>()
  // Names may be used above their declaration, so they are looked up when all are known.
  const references: { node: Node; name: string; scope: Scope }[] = []
  const assignments: { name: string; scope: Scope; definition: Definition }[] = []
  // An anonymous function or class is called after the variable or property that holds it.
  const nameOfContext = new Map<Node, string>()
  const nameValue = (target: Node, value: Node): void => {
    if (target.type === "Identifier") nameOfContext.set(value, originalName(target))
  }

  const newFunction: Indexer["newFunction"] = (details) => {
    const { node } = details
    const info: FunctionInfo = {
      id: functions.size,
      parameters: "params" in node && "generator" in node ? node.params : [],
      name: undefined,
      homeClass: undefined,
      sites: [],
      returns: [],
      yields: [],
      isGenerator: "generator" in node && node.generator,
      ...details,
    }
    functions.set(details.node, info)
    return info
  }
  const module = newFunction({ node: ast, kind: "module", parent: undefined })
  const moduleScope = innerScope(undefined, module)

  const indexBody = (info: FunctionInfo, body: FunctionBody | Expression | null, scope: Scope): FunctionInfo => {
    info.parameters.forEach((parameter, index) => {
      const source = { kind: "parameter", index, rest: parameter.type === "RestElement" } as const
      declarePattern(parameter, { source, path: [], owner: info }, scope)
    })
    if (body?.type === "BlockStatement") for (const statement of body.body) visit(statement, scope)
    else if (body) {
      visit(body, scope)
      info.returns.push(body)
    }
    return info
  }
  const indexFunction: Indexer["indexFunction"] = (node, outer, details) => {
    const name = details.name ?? (node.id ? originalName(node.id) : undefined)
    const info = newFunction({ ...details, name, node, kind: "function", parent: outer.owner })
    const scope = innerScope(outer, info)
    if (node.type === "FunctionExpression" && node.id) {
      declare(scope, node.id.name).definitions.push({ source: { kind: "function", node }, path: [], owner: info })
    }
    return indexBody(info, node.body, scope)
  }
  const declarePattern = (pattern: Node, definition: Definition, scope: Scope): void =>
    bindPattern(pattern, definition, {
      bind: (identifier, found) => {
        declare(scope, identifier.name).definitions.push(found)
      },
      assign: (target) => visit(target, scope),
      evaluate: (expression) => visit(expression, scope),
    })
  const assignPattern = (pattern: Node, definition: Definition, scope: Scope): void =>
    bindPattern(pattern, definition, {
      bind: (identifier, found) => {
        references.push({ node: identifier, name: identifier.name, scope })
        assignments.push({ name: identifier.name, scope, definition: found })
      },
      assign: (target) => visit(target, scope),
      evaluate: (expression) => visit(expression, scope),
    })
  const visitAll = (nodes: readonly (Node | null)[], scope: Scope): void => {
    for (const node of nodes) if (node) visit(node, scope)
  }
  const declareVariable = (
    id: Node,
    source: Definition["source"] | undefined,
    variable: { kind: string; scope: Scope },
  ) => {
    const target = variable.kind === "var" ? functionScope(variable.scope) : variable.scope
    if (source) declarePattern(id, { source, path: [], owner: variable.scope.owner }, target)
    else if (id.type === "Identifier") declare(target, id.name)
  }

  function visit(node: Node, scope: Scope): void {
    const { owner } = scope
    switch (node.type) {
      case "Identifier":
        references.push({ node, name: node.name, scope })
        return
      case "FunctionDeclaration":
        if (node.id) {
          const source = { kind: "function", node } as const
          declare(scope, node.id.name).definitions.push({ source, path: [], owner })
        }
        indexFunction(node, scope, {})
        return
      case "FunctionExpression":
        indexFunction(node, scope, { name: nameOfContext.get(node) })
        return
      case "ArrowFunctionExpression": {
        const info = newFunction({ node, kind: "arrow", parent: owner, name: nameOfContext.get(node) })
        indexBody(info, node.body, innerScope(scope, info))
        return
      }
      case "ClassDeclaration":
      case "ClassExpression":
        indexClass(node, scope, { indexer, name: node.id ? originalName(node.id) : nameOfContext.get(node) })
        return
      case "VariableDeclaration":
        for (const { id, init } of node.declarations) {
          if (init) {
            nameValue(id, init)
            visit(init, scope)
          }
          declareVariable(id, init ? { kind: "expression", node: init } : undefined, { kind: node.kind, scope })
        }
        return
      case "ForOfStatement":
      case "ForInStatement": {
        visit(node.right, scope)
        const inner = innerScope(scope, owner)
        const source: Definition["source"] =
          node.type === "ForOfStatement" ? { kind: "element", node: node.right } : { kind: "unknown" }
        if (node.left.type === "VariableDeclaration") {
          const id = node.left.declarations[0]?.id
          if (id) declareVariable(id, source, { kind: node.left.kind, scope: inner })
        } else assignPattern(node.left, { source, path: [], owner }, scope)
        visit(node.body, inner)
        return
      }
      case "BlockStatement":
      case "ForStatement":
      case "SwitchStatement":
        return visitAll(childrenOf(node), innerScope(scope, owner))
      case "CatchClause": {
        const inner = innerScope(scope, owner)
        if (node.param) declarePattern(node.param, { source: { kind: "unknown" }, path: [], owner }, inner)
        visit(node.body, inner)
        return
      }
      case "AssignmentExpression":
        nameValue(node.left, node.right)
        visit(node.right, scope)
        if (node.left.type === "MemberExpression") visit(node.left, scope)
        else {
          const value = node.operator === "=" ? node.right : node
          assignPattern(node.left, { source: { kind: "expression", node: value }, path: [], owner }, scope)
        }
        owner.sites.push(node)
        return
      case "MemberExpression":
        visit(node.object, scope)
        if (node.computed) visit(node.property, scope)
        owner.sites.push(node)
        return
      case "Property":
        if (node.computed) visit(node.key, scope)
        nameValue(node.key, node.value)
        visit(node.value, scope)
        return
      case "CallExpression":
      case "NewExpression":
      case "TaggedTemplateExpression":
      case "ImportExpression":
        visitAll(childrenOf(node), scope)
        owner.sites.push(node)
        return
      case "ReturnStatement":
        if (node.argument) {
          owner.returns.push(node.argument)
          visit(node.argument, scope)
        }
        return
      case "YieldExpression":
        if (node.argument) {
          owner.yields.push(node.argument)
          visit(node.argument, scope)
        }
        return
      case "ImportDeclaration":
        for (const specifier of node.specifiers) {
          const source = { kind: "import", module: node.source.value, name: importedName(specifier) } as const
          declare(scope, specifier.local.name).definitions.push({ source, path: [], owner })
        }
        return
      case "ExportNamedDeclaration":
        if (node.declaration) visit(node.declaration, scope)
        for (const { local, exported } of node.specifiers) {
          if (local.type === "Identifier") exports.set(moduleName(exported), declare(moduleScope, local.name))
        }
        return
      case "LabeledStatement":
        return visit(node.body, scope)
      case "BreakStatement":
      case "ContinueStatement":
      case "MetaProperty":
        return
      default:
        visitAll(childrenOf(node), scope)
    }
  }

  const indexer: Indexer = { functions, classes, bindings, exports, visit, indexFunction, newFunction }
  for (const statement of ast.body) visit(statement, moduleScope)
  for (const { name, scope, definition } of assignments) lookUp(scope, name)?.definitions.push(definition)
  for (const { node, name, scope } of references) {
    const binding = lookUp(scope, name)
    if (binding) bindings.set(node, binding)
  }
  return { module, functions, classes, bindings, exports }
}
