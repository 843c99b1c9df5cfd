import { type Class, type Decorator, type ImportDeclaration, type ParamPattern, parseSync } from "oxc-parser"
import { isClass, nodesIn } from "../../model/syntax.ts"
import { aliasOf, classNames, type ClassNames, runtimeType, type RuntimeType } from "./runtime-types.ts"

interface Module {
  readonly file: string
  /** Whether a module is there when the code runs: some hold nothing but types. */
  exists(specifier: string): Promise<boolean>
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The module with what `emitDecoratorMetadata` notes of the constructors of decorated classes. The decorators of parameters
 * become decorators of the class or the method, which need no setting of the compiler. Lines stay where they are;
 * undefined where there is nothing to write.
 */
export async function writeMetadata(code: string, { file, exists }: Module): Promise<string | undefined> {
  const { program, errors } = parseSync(file, code, { astType: "ts" })
  if (errors.some(({ severity }) => severity === "Error")) return undefined
  const nodes = nodesIn(program)
  const names = classNames(nodes)
  const classes = nodes.flatMap((node) => (isClass(node) ? decorationsOf(node, { code, names }) : []))
  const imports = new Set(classes.flatMap(({ types }) => types.flatMap((type) => type?.imported ?? [])))
  const missing = new Set<ImportDeclaration>()
  for (const node of imports) if (!(await exists(node.source.value))) missing.add(node)
  const edits = [
    ...[...imports].filter((node) => !missing.has(node)).map(importAgain),
    ...classes.flatMap(({ edits: own, typesAt, types }) => {
      if (typesAt === undefined) return own
      const list = types.map((type) => (type && !isIn(missing, type) ? type.expression : "undefined"))
      return [...own, insert(typesAt, ` @Reflect.metadata("design:paramtypes", [${list.join(", ")}]) `)]
    }),
  ]
  return edits.length > 0 ? applied(code, edits) : undefined
}

interface Decorations {
  readonly edits: readonly Edit[]
  /** Where the types of the constructor's parameters are to be written; undefined where nothing reads them. */
  readonly typesAt: number | undefined
  readonly types: readonly (RuntimeType | undefined)[]
}

function decorationsOf(node: Class, { code, names }: { code: string; names: ClassNames }): Decorations {
  const typeParameters = new Set(node.typeParameters?.params.map(({ name }) => name.name))
  const edits: Edit[] = []
  const after = (decorators: readonly Decorator[], start: number) => decorators.at(-1)?.end ?? start
  let typesAt: number | undefined
  let types: Decorations["types"] = []
  for (const member of node.body.body) {
    if (member.type !== "MethodDefinition" || !member.value.body) continue
    const { params } = member.value
    const isConstructor = member.kind === "constructor"
    const at = isConstructor ? after(node.decorators, node.start) : after(member.decorators, member.start)
    const moved = params.flatMap((parameter, index) =>
      decoratorsOf(parameter).map((decorator) => moveTo(at, { decorator, index, code, isConstructor })),
    )
    edits.push(...moved.flat())
    if (!isConstructor || (node.decorators.length === 0 && moved.length === 0)) continue
    typesAt = at
    types = params.map((parameter) => {
      const type = typeOf(parameter)
      return type && runtimeType(type, names, typeParameters)
    })
  }
  return { edits, typesAt, types }
}

interface Move {
  readonly decorator: Decorator
  readonly index: number
  readonly code: string
  readonly isConstructor: boolean
}

function moveTo(
  at: number,
  { decorator: { start, end, expression }, index, code, isConstructor }: Move,
): readonly Edit[] {
  const call = `(${code.slice(expression.start, expression.end).replaceAll(/\s*\n\s*/g, " ")})`
  const key = isConstructor ? "undefined" : "$key"
  const lines = code.slice(start, end).replaceAll(/[^\n]/g, "")
  return [insert(at, ` @(($target, $key) => ${call}($target, ${key}, ${index})) `), { start, end, text: lines }]
}

function decoratorsOf(parameter: ParamPattern): readonly Decorator[] {
  return parameter.decorators ?? []
}

function typeOf(parameter: ParamPattern) {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner
  return pattern.type === "RestElement" ? undefined : pattern.typeAnnotation?.typeAnnotation
}

function importAgain(node: ImportDeclaration): Edit {
  return insert(node.start, `import * as ${aliasOf(node)} from ${node.source.raw}; `)
}

function isIn(missing: ReadonlySet<ImportDeclaration>, { imported }: RuntimeType): boolean {
  return imported !== undefined && missing.has(imported)
}

function insert(start: number, text: string): Edit {
  return { start, end: start, text }
}

function applied(code: string, edits: readonly Edit[]): string {
  let at = 0
  let written = ""
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    written += code.slice(at, start) + text
    at = end
  }
  return written + code.slice(at)
}
