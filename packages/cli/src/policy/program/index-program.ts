import type { Expression, Function, FunctionBody, Node, Program as Ast } from "oxc-parser"
import { bindPattern } from "./bind-pattern.ts"
import { indexNode } from "./index-node.ts"
import { plainDecorations } from "./plain-decorations.ts"
import type { Binding, ClassInfo, Definition, FunctionInfo, Program } from "./program.ts"
import { declare, functionScope, innerScope, lookUp, type Scope } from "./scope.ts"
import { trackObjects } from "./tracked-objects.ts"
import { analyseFlow, type Flow } from "./flow.ts"

export interface ProgramIndex {
  readonly module: FunctionInfo
  readonly functions: Map<Node, FunctionInfo>
  readonly classes: Map<Node, ClassInfo>
  readonly bindings: Map<Node, Binding>
  readonly exports: Map<string, Binding>
  readonly getterNames: Set<string>
  readonly flow: Flow
  readonly objects: Program["objects"]
}

/** What indexing one node needs of the whole. */
export interface Indexer extends Omit<ProgramIndex, "module" | "flow" | "objects"> {
  visit(node: Node, scope: Scope): void
  /** An identifier that stands for whatever its name means there. */
  refer(identifier: Node & { name: string }, scope: Scope): void
  /** What evidence calls a function or a class: its own name, or that of what holds it. */
  nameOf(node: Node): string | undefined
  nameValue(target: Node, value: Node): void
  /** Gives a name of this very scope a value. */
  define(scope: Scope, identifier: Node & { name: string }, definition: Definition): void
  declarePattern(pattern: Node, definition: Definition, scope: Scope): void
  assignPattern(pattern: Node, definition: Definition, scope: Scope): void
  /** A variable of a declaration; `kind` is `var`, `let` or `const`. */
  declareVariable(id: Node, source: Definition["source"] | undefined, variable: { kind: string; scope: Scope }): void
  indexFunction(node: Function, scope: Scope, details: FunctionDetails): FunctionInfo
  indexBody(info: FunctionInfo, body: FunctionBody | Expression | null, scope: Scope): FunctionInfo
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
  const getterNames = new Set<string>()
  // Names may be used above their declaration, so they are looked up when all are known.
  const references: { node: Node; name: string; scope: Scope }[] = []
  const assignments: { identifier: Node & { name: string }; scope: Scope; definition: Definition }[] = []
  const definitions = new Map<Node, readonly [Binding, Definition]>()
  const shared = new Set<Binding>()
  // An anonymous function or class is called after the variable or property that holds it.
  const nameOfContext = new Map<Node, string>()
  const nameValue = (target: Node, value: Node): void => {
    if (target.type === "Identifier") nameOfContext.set(value, originalName(target))
    const exported = exportedName(target)
    if (exported !== undefined) nameOfContext.set(value, exported)
  }

  const newFunction: Indexer["newFunction"] = (details) => {
    const { node } = details
    const info: FunctionInfo = {
      id: functions.size,
      parameters: "params" in node && "generator" in node ? node.params : [],
      name: undefined,
      homeClass: undefined,
      sites: [],
      assignments: [],
      returns: [],
      yields: [],
      throws: [],
      isGenerator: "generator" in node && node.generator,
      ...details,
    }
    functions.set(details.node, info)
    return info
  }
  const module = newFunction({ node: ast, kind: "module", parent: undefined })
  const moduleScope = innerScope(undefined, module)

  const indexBody: Indexer["indexBody"] = (info, body, scope) => {
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
  const define = (scope: Scope, identifier: Node & { name: string }, found: Definition): void => {
    const binding = declare(scope, identifier.name)
    binding.definitions.push(found)
    definitions.set(identifier, [binding, found])
    bindings.set(identifier, binding)
  }
  const declarePattern = (pattern: Node, definition: Definition, scope: Scope): void =>
    bindPattern(pattern, definition, {
      bind: (identifier, found) => define(scope, identifier, found),
      assign: (target) => visit(target, scope),
      evaluate: (expression) => visit(expression, scope),
    })
  const assignPattern = (pattern: Node, definition: Definition, scope: Scope): void =>
    bindPattern(pattern, definition, {
      bind: (identifier, found) => {
        references.push({ node: identifier, name: identifier.name, scope })
        assignments.push({ identifier, scope, definition: found })
      },
      assign: (target, found) => {
        visit(target, scope)
        if (target.type === "MemberExpression") scope.owner.assignments.push({ target, definition: found })
      },
      evaluate: (expression) => visit(expression, scope),
    })
  const declareVariable: Indexer["declareVariable"] = (id, source, variable) => {
    const target = variable.kind === "var" ? functionScope(variable.scope) : variable.scope
    if (target !== variable.scope && id.type === "Identifier") shared.add(declare(target, id.name))
    if (source) declarePattern(id, { source, path: [], owner: variable.scope.owner }, target)
    else if (id.type === "Identifier" && declare(target, id.name).definitions.length === 0) {
      define(target, id, { source: { kind: "uninitialised" }, path: [], owner: variable.scope.owner })
    }
  }

  const visit = (node: Node, scope: Scope): void => indexNode(node, scope, indexer)
  const refer: Indexer["refer"] = (node, scope) => {
    references.push({ node, name: node.name, scope })
  }
  const nameOf: Indexer["nameOf"] = (node) =>
    "id" in node && node.id?.type === "Identifier" ? originalName(node.id) : nameOfContext.get(node)
  const indexer: Indexer = {
    functions,
    classes,
    bindings,
    exports,
    getterNames,
    define,
    visit,
    refer,
    nameOf,
    nameValue,
    indexFunction,
    indexBody,
    newFunction,
    declarePattern,
    assignPattern,
    declareVariable,
  }
  for (const statement of ast.body) visit(statement, moduleScope)
  for (const { identifier, scope, definition } of assignments) {
    const binding = lookUp(scope, identifier.name)
    binding?.definitions.push(definition)
    if (binding) definitions.set(identifier, [binding, definition])
  }
  for (const { node, name, scope } of references) {
    const binding = lookUp(scope, name)
    if (binding) bindings.set(node, binding)
  }
  const idle = plainDecorations(module.sites, bindings)
  const sites = module.sites.splice(0)
  for (const site of sites) if (!idle.has(site)) module.sites.push(site)
  const named = { module, functions, bindings, exports, shared }
  const objects = trackObjects({
    ...named,
    references: references.map(({ node, scope }) => ({ node, owner: scope.owner })),
  })
  const flow = analyseFlow(functions, { bindings, definitions, objects })
  return { module, functions, classes, bindings, exports, getterNames, objects, flow }
}

// `exports.find = …`, `module.exports.find = …`; the bundler may have numbered both words.
function exportedName(target: Node): string | undefined {
  if (target.type !== "MemberExpression" || target.computed || target.property.type !== "Identifier") return undefined
  const { object, property } = target
  const isExports = object.type === "Identifier" && /^exports\d*$/.test(object.name)
  return isExports || isModuleExports(object) ? property.name : undefined
}

function isModuleExports(node: Node): boolean {
  if (node.type !== "MemberExpression" || node.computed || node.object.type !== "Identifier") return false
  return /^module\d*$/.test(node.object.name) && node.property.type === "Identifier" && node.property.name === "exports"
}
