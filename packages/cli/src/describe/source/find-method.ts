import type { Class, MethodDefinition } from "oxc-parser"
import type { SourceLocation } from "../../model/source-location.ts"
import { staticName } from "../../model/syntax.ts"
import type { ParsedFile } from "./parsed-file.ts"
import type { Placed, SourceIndex } from "./source-index.ts"

/** A route's method in its class. */
export interface FoundMethod extends Placed<MethodDefinition> {
  readonly type: Class
}

/** The method that a decorator at `location` stands on; by its names where the file has changed since. */
export function findMethod(
  index: SourceIndex,
  { className, methodName, location }: MethodPlace,
): FoundMethod | undefined {
  const file = index.file(location.file)
  if (!file) return undefined
  const found = file.classes.flatMap((type) =>
    methodsOf(type)
      .filter((node) => staticName(node.key, node.computed) === methodName)
      .map((node) => ({ node, in: file, type })),
  )
  const named = found.filter(({ type }) => type.id?.name === className)
  return found.find(({ node }) => isAround(node, file, location.line)) ?? named[0]
}

interface MethodPlace {
  readonly className: string
  readonly methodName: string
  readonly location: SourceLocation
}

/** The class that a decorator at `location` stands on. */
export function findClass(index: SourceIndex, name: string, location: SourceLocation): Placed<Class> | undefined {
  const file = index.file(location.file)
  const named = file?.classes.filter(({ id }) => id?.name === name) ?? []
  const node = named.find((type) => file && isAround(type, file, location.line)) ?? named[0]
  return file && node ? { node, in: file } : undefined
}

/** The class's methods with a body. */
export function methodsOf(type: Class): readonly MethodDefinition[] {
  return type.body.body.filter(
    (member) => member.type === "MethodDefinition" && member.value.body !== null,
  ) as MethodDefinition[]
}

/** The doc comment of a class or a method, wherever it stands among the decorators. */
export function docOf({ node, in: file }: Placed<Class | MethodDefinition>): string | undefined {
  const exported = file.program.body.find(
    (statement) =>
      (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration") &&
      statement.declaration === node,
  )
  const starts = [...node.decorators, exported, node].flatMap((part) => (part ? [part.start] : []))
  return file.docBefore(starts)
}

function isAround(node: Class | MethodDefinition, file: ParsedFile, line: number): boolean {
  const start = Math.min(node.start, ...node.decorators.map((decorator) => decorator.start))
  return file.lineOf(start) <= line && line <= file.lineOf(node.end)
}
