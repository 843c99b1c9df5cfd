import type { CallExpression, ImportDeclaration, Node } from "oxc-parser"
import { isSdkPackage } from "./app-code/reaches-sdk.ts"
import { importedName } from "./program/module-names.ts"
import { everyNode } from "./program/every-node.ts"
import type { Program } from "./program/program.ts"
import { symbolOf } from "./program/syntax.ts"
import { isAggregated } from "./sdk-use.ts"

export interface SdkName {
  readonly module: string
  readonly name: string
}

/** What a program calls the exports of the SDK, without asking where the names lead. */
export interface SdkNames {
  readonly names: ReadonlyMap<string, SdkName>
  /** Modules whose operations may be called by any name: of aggregated clients, and those that are loaded as a whole. */
  readonly openModules: ReadonlySet<string>
  /** Identifiers that only declare a name, or list it among a module's exports. */
  readonly idle: ReadonlySet<Node>
}

export function sdkNames(program: Program): SdkNames {
  const names = new Map<string, SdkName>()
  const openModules = new Set<string>()
  const idle = new Set<Node>()
  const declare = (target: Node, value: Node | null) => {
    if (target.type !== "Identifier" || !value) return
    for (const symbol of symbolOf(value)) {
      names.set(target.name, symbol)
      idle.add(target)
      if (isAggregated(symbol.name)) openModules.add(symbol.module)
    }
  }
  const listed: Node[] = []
  for (const { node } of everyNode(program)) {
    if (node.type === "VariableDeclarator") declare(node.id, node.init)
    if (node.type === "AssignmentExpression") declare(node.left, node.right)
    if (node.type === "ImportDeclaration") {
      for (const [local, found] of imported(node)) {
        if (found.name === "*" || isAggregated(found.name)) openModules.add(found.module)
        names.set(local, found)
      }
    }
    if (node.type === "ImportExpression") for (const module of sdkModules([node.source])) openModules.add(module)
    if (node.type !== "CallExpression" || symbolOf(node).length > 0) continue
    for (const module of sdkModules(node.arguments)) openModules.add(module)
    listed.push(...exportedBy(node))
  }
  for (const node of listed) {
    const found = node.type === "Identifier" ? names.get(node.name) : undefined
    if (!found) continue
    idle.add(node)
    openModules.add(found.module)
  }
  return { names, openModules, idle }
}

function sdkModules(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.type === "Literal" && typeof node.value === "string" && isSdkPackage(node.value) ? [node.value] : [],
  )
}

function imported({ source, specifiers }: ImportDeclaration): readonly (readonly [string, SdkName])[] {
  const { value: module } = source
  if (!isSdkPackage(module)) return []
  return specifiers.map((specifier) => [specifier.local.name, { module, name: importedName(specifier) }])
}

// The bundler writes `__export(all, { Name: () => Name })` for a module that is used as an object.
function exportedBy({ callee, arguments: [, exports] }: CallExpression): readonly Node[] {
  if (callee.type !== "Identifier" || callee.name !== "__export" || exports?.type !== "ObjectExpression") return []
  return exports.properties.flatMap((property) =>
    property.type === "Property" && property.value.type === "ArrowFunctionExpression" ? [property.value.body] : [],
  )
}
