import type { CallExpression, Class, Expression, Node } from "oxc-parser"
import { methodsOf } from "./find-method.ts"
import type { ParsedFile } from "./parsed-file.ts"
import { type Placed, type SourceIndex } from "./source-index.ts"
import { isClass, nodesIn, staticName } from "../../model/syntax.ts"

/** A function of the project, and the class whose instance `this` is in it. */
export interface ReachedFunction extends Placed {
  readonly self?: Placed<Class> | undefined
}

/**
 * The functions of the project that a function may call, itself first. Calls are followed by name: through imports, `this`,
 * and what constructor parameters, fields and constants are made of. What only types could tell is left out.
 */
export function reachedFunctions(index: SourceIndex, entry: ReachedFunction): readonly ReachedFunction[] {
  const reached = [entry]
  const seen = new Set<Node>([entry.node])
  for (const fn of reached) {
    for (const callee of calleesOf(index, fn)) {
      if (seen.has(callee.node)) continue
      seen.add(callee.node)
      reached.push(callee)
    }
  }
  return reached
}

function* calleesOf(index: SourceIndex, fn: ReachedFunction): Generator<ReachedFunction> {
  for (const node of nodesIn(fn.node)) {
    if (node.type === "CallExpression") yield* calledBy(node, fn, index)
    if (node.type === "NewExpression") {
      const type = index.classOf(node, fn.in)
      if (type) yield* memberOf(index, type, "constructor")
    }
  }
}

/** The functions of the project that a call runs. */
export function* calledBy(
  { callee }: CallExpression,
  fn: ReachedFunction,
  index: SourceIndex,
): Generator<ReachedFunction> {
  if (callee.type === "Identifier") {
    const found = index.resolve(callee.name, fn.in)
    if (found && "node" in found && isFunction(found.node)) yield found
  } else if (callee.type === "MemberExpression") {
    const type = typeOf(callee.object, fn, index)
    const { property } = callee
    if (type && property.type === "Identifier") yield* memberOf(index, type, property.name)
    if (type && property.type === "PrivateIdentifier") yield* memberOf(index, type, `#${property.name}`)
  } else if (callee.type === "Super" && fn.self) {
    const base = index.baseOf(fn.self)
    if (base) yield* memberOf(index, base, "constructor")
  }
}

function* memberOf(index: SourceIndex, type: Placed<Class>, name: string): Generator<ReachedFunction> {
  for (let owner: Placed<Class> | undefined = type; owner; owner = index.baseOf(owner)) {
    const method = methodsOf(owner.node).find((member) => staticName(member.key, member.computed) === name)
    if (!method) continue
    yield { node: method.value, in: owner.in, self: type }
    return
  }
}

function typeOf(
  object: Expression,
  { node, self, in: file }: ReachedFunction,
  index: SourceIndex,
): Placed<Class> | undefined {
  if (object.type === "ThisExpression") return self
  if (object.type === "MemberExpression" && object.object.type === "ThisExpression" && self) {
    return object.property.type === "Identifier" ? typeOfField(object.property.name, self, index) : undefined
  }
  if (object.type !== "Identifier") return index.classOf(object, file)
  for (const local of nodesIn(node)) {
    if (
      local.type === "VariableDeclarator" &&
      local.id.type === "Identifier" &&
      local.id.name === object.name &&
      local.init
    )
      return index.classOf(local.init, file)
  }
  return index.classOf(object, file)
}

/** The class of `this.name`: what the field or the constructor's parameter is given, or else is declared as. */
function typeOfField(name: string, self: Placed<Class>, index: SourceIndex): Placed<Class> | undefined {
  for (const member of self.node.body.body) {
    if (member.type === "PropertyDefinition" && member.key.type === "Identifier" && member.key.name === name) {
      return typeOfPlace({ value: member.value, annotation: member.typeAnnotation }, self.in, index)
    }
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue
    for (const property of member.value.params) {
      if (property.type !== "TSParameterProperty") continue
      const { parameter } = property
      const [target, value] =
        parameter.type === "AssignmentPattern" ? [parameter.left, parameter.right] : [parameter, null]
      if (target.type !== "Identifier" || target.name !== name) continue
      return typeOfPlace({ value, annotation: target.typeAnnotation }, self.in, index)
    }
  }
  return undefined
}

interface TypedPlace {
  readonly value: Expression | null
  readonly annotation: { readonly typeAnnotation: Node } | null | undefined
}

function typeOfPlace(
  { value, annotation }: TypedPlace,
  file: ParsedFile,
  index: SourceIndex,
): Placed<Class> | undefined {
  const made = value && index.classOf(value, file)
  if (made) return made
  const type = annotation?.typeAnnotation
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined
  return index.resolveClass(type.typeName.name, file)
}

function isFunction(node: Node): boolean {
  return !isClass(node) && /Function/.test(node.type)
}
