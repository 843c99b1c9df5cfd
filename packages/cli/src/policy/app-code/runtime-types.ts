import type { ImportDeclaration, Node, TSType, TSTypeName } from "oxc-parser"
import { importedName } from "../program/module-names.ts"

/** A class that stands as a type in a module, as an expression that gives it when the code runs. */
export interface RuntimeType {
  readonly expression: string
  /** From which it comes; undefined for a class of the module itself. */
  readonly imported: ImportDeclaration | undefined
}

/** The names of a module that may be classes. */
export interface ClassNames {
  readonly declared: ReadonlySet<string>
  readonly imported: ReadonlyMap<string, RuntimeType>
}

/** The name under which a module is imported once more, so that a name it does not have is undefined and no error. */
export function aliasOf({ start }: ImportDeclaration): string {
  return `$types${start}`
}

export function classNames(nodes: readonly Node[]): ClassNames {
  const declared = new Set<string>()
  const imported = new Map<string, RuntimeType>()
  for (const node of nodes) {
    if (node.type === "ClassDeclaration" && node.id) declared.add(node.id.name)
    if (node.type !== "ImportDeclaration" || node.importKind === "type") continue
    for (const specifier of node.specifiers) {
      if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") continue
      const name = importedName(specifier)
      const member = /^[\w$]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
      const expression = name === "*" ? aliasOf(node) : aliasOf(node) + member
      imported.set(specifier.local.name, { expression, imported: node })
    }
  }
  return { declared, imported }
}

/** The class that a type names; undefined for interfaces, type parameters, primitive types and all that is made of types. */
export function runtimeType(
  type: TSType,
  names: ClassNames,
  typeParameters: ReadonlySet<string>,
): RuntimeType | undefined {
  if (type.type === "TSUnionType") {
    const [only, ...others] = type.types.filter(({ type: kind }) => !absent.has(kind))
    return only && others.length === 0 ? runtimeType(only, names, typeParameters) : undefined
  }
  return type.type === "TSTypeReference" ? named(type.typeName, names, typeParameters) : undefined
}

const absent: ReadonlySet<string> = new Set(["TSNullKeyword", "TSUndefinedKeyword"])

function named(name: TSTypeName, names: ClassNames, typeParameters: ReadonlySet<string>): RuntimeType | undefined {
  if (name.type === "TSQualifiedName") {
    const left = named(name.left, names, typeParameters)
    return left && { ...left, expression: `${left.expression}.${name.right.name}` }
  }
  if (name.type !== "Identifier" || typeParameters.has(name.name)) return undefined
  const isOwn = names.declared.has(name.name)
  return isOwn ? { expression: name.name, imported: undefined } : names.imported.get(name.name)
}
