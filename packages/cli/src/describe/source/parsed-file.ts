import { readFileSync } from "node:fs"
import { type Class, type Comment, type Node, type Program, parseSync } from "oxc-parser"
import { isClass, nodesIn } from "../../model/syntax.ts"

/** A name that a module takes from another. */
export interface ImportedName {
  /** The specifier as written. */
  readonly from: string
  /** `default` and `*` stand for themselves. */
  readonly name: string
}

/** One module of the app, as its author wrote it. */
export class ParsedFile {
  /** Absolute. */
  readonly file: string
  readonly program: Program
  readonly classes: readonly Class[]
  /** By local name. */
  readonly imports = new Map<string, ImportedName>()
  /** What is declared at the top level, by name. */
  readonly declarations = new Map<string, Node>()
  /** Local names by exported name; names passed on from other modules are in `passedOn`. */
  readonly exports = new Map<string, string>()
  readonly passedOn = new Map<string, ImportedName>()
  /** Specifiers of `export *`. */
  readonly exportsAll: string[] = []
  readonly #text: string
  readonly #comments: readonly Comment[]

  /** Undefined where the file cannot be read or parsed: the app has been loaded, so there is nothing to report. */
  static read(file: string): ParsedFile | undefined {
    try {
      return new ParsedFile(file, readFileSync(file, "utf8"))
    } catch {
      return undefined
    }
  }

  private constructor(file: string, text: string) {
    const { program, comments } = parseSync(file, text)
    this.file = file
    this.program = program
    this.#text = text
    this.#comments = comments
    for (const statement of program.body) this.#index(statement)
    this.classes = nodesIn(program).filter(isClass)
  }

  /** 1-based. */
  lineOf(offset: number): number {
    return this.#text.slice(0, offset).split("\n").length
  }

  /** The text of the doc comment that stands right before one of the offsets. */
  docBefore(offsets: readonly number[]): string | undefined {
    const comment = this.#comments.findLast(
      ({ type, value, end }) =>
        type === "Block" &&
        value.startsWith("*") &&
        offsets.some((offset) => end <= offset && this.#text.slice(end, offset).trim() === ""),
    )
    return comment?.value
  }

  #index(statement: Node): void {
    if (statement.type === "ImportDeclaration") {
      for (const specifier of statement.specifiers) {
        const from = statement.source.value
        if (specifier.type === "ImportDefaultSpecifier")
          this.imports.set(specifier.local.name, { from, name: "default" })
        else if (specifier.type === "ImportNamespaceSpecifier")
          this.imports.set(specifier.local.name, { from, name: "*" })
        else this.imports.set(specifier.local.name, { from, name: nameOf(specifier.imported) })
      }
    } else if (statement.type === "ExportNamedDeclaration") {
      for (const { local, exported } of statement.specifiers) {
        const from = statement.source?.value
        if (from === undefined) this.exports.set(nameOf(exported), nameOf(local))
        else this.passedOn.set(nameOf(exported), { from, name: nameOf(local) })
      }
      if (statement.declaration) for (const name of this.#declare(statement.declaration)) this.exports.set(name, name)
    } else if (statement.type === "ExportDefaultDeclaration") {
      for (const name of this.#declare(statement.declaration)) this.exports.set("default", name)
    } else if (statement.type === "ExportAllDeclaration" && !statement.exported) {
      this.exportsAll.push(statement.source.value)
    } else this.#declare(statement)
  }

  #declare(node: Node): readonly string[] {
    const named = (name: string, declared: Node) => {
      this.declarations.set(name, declared)
      return [name]
    }
    if (node.type === "ClassDeclaration" || node.type === "FunctionDeclaration") {
      return named(node.id?.name ?? "default", node)
    }
    if (node.type !== "VariableDeclaration") return []
    return node.declarations.flatMap(({ id, init }) => (id.type === "Identifier" && init ? named(id.name, init) : []))
  }
}

function nameOf(node: { readonly type: string; readonly name?: string; readonly value?: string }): string {
  return node.name ?? node.value ?? ""
}
