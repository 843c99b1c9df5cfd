import type { Class } from "oxc-parser"
import type { Indexer } from "./index-program.ts"
import type { ClassInfo } from "./program.ts"
import { declare, innerScope, type Scope } from "./scope.ts"
import { staticName } from "../../model/syntax.ts"

/** Records a class: its methods, its fields and what runs when it is defined or constructed. */
export function indexClass(node: Class, scope: Scope, use: { indexer: Indexer; name: string | undefined }): void {
  const { indexer, name } = use
  const { owner } = scope
  const info: ClassInfo = {
    id: indexer.classes.size,
    node,
    name,
    owner,
    constructorFunction: undefined,
    methods: [],
    fields: [],
    staticBlocks: [],
  }
  indexer.classes.set(node, info)
  const definition = { source: { kind: "class", node }, path: [], owner } as const
  if (node.type === "ClassDeclaration" && node.id) indexer.define(scope, node.id, definition)
  const inner = innerScope(scope, owner)
  if (node.id) declare(inner, node.id.name).definitions.push(definition)
  for (const decorator of node.decorators) indexer.visit(decorator.expression, scope)
  if (node.superClass) indexer.visit(node.superClass, scope)
  for (const element of node.body.body) {
    if (element.type === "StaticBlock") {
      const block = indexer.newFunction({ node: element, kind: "field", parent: owner, homeClass: info, name })
      const blockScope = innerScope(inner, block)
      for (const statement of element.body) indexer.visit(statement, blockScope)
      info.staticBlocks.push(block)
      continue
    }
    if (element.type === "TSIndexSignature") continue
    if (element.computed) indexer.visit(element.key, inner)
    for (const decorator of element.decorators) indexer.visit(decorator.expression, inner)
    const memberName = staticName(element.key, element.computed)
    if ("kind" in element) {
      const label = element.kind === "constructor" ? `new ${name ?? "(class)"}` : `${name ?? "(class)"}.${memberName}`
      const fn = indexer.indexFunction(element.value, inner, { name: label, homeClass: info })
      if (element.kind === "constructor") info.constructorFunction = fn
      else {
        const decorators = element.decorators.map((decorator) => decorator.expression)
        const { kind, static: isStatic } = element
        if (kind === "get") indexer.getterNames.add(memberName ?? "")
        info.methods.push({ name: memberName, kind, isStatic, fn, node: element, decorators })
      }
      continue
    }
    const fn = indexer.newFunction({ node: element, kind: "field", parent: owner, homeClass: info, name: undefined })
    if (element.value) {
      indexer.visit(element.value, innerScope(inner, fn))
      fn.returns.push(element.value)
    }
    const decorators = element.decorators.map(({ expression }) => expression)
    info.fields.push({ name: memberName, isStatic: element.static, value: element.value, fn, decorators })
  }
  owner.sites.push(node)
}
