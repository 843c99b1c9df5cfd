import { existsSync } from "node:fs"
import path from "node:path"
import type { Class, Expression, Node } from "oxc-parser"
import { ParsedFile } from "./parsed-file.ts"
import { isClass } from "../../model/syntax.ts"

/** A node and the module it stands in. */
export interface Placed<N extends Node = Node> {
  readonly node: N
  readonly in: ParsedFile
}

/** What a name that is not declared in the project stands for. */
export interface PackageName {
  readonly package: string
  readonly name: string
}

const extensions = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js"]

/** The app's modules, parsed when they are first asked for. Names are followed through relative imports. */
export class SourceIndex {
  readonly #projectDir: string
  readonly #files = new Map<string, ParsedFile | undefined>()

  constructor(projectDir: string) {
    this.#projectDir = projectDir
  }

  /** A file by its absolute path, or by that relative to the project. */
  file(name: string): ParsedFile | undefined {
    const file = path.resolve(this.#projectDir, name)
    if (!this.#files.has(file)) this.#files.set(file, ParsedFile.read(file))
    return this.#files.get(file)
  }

  /** What a name in a module stands for. */
  resolve(name: string, within: ParsedFile): Placed | PackageName | undefined {
    const declared = within.declarations.get(name)
    if (declared) return { node: declared, in: within }
    const imported = within.imports.get(name)
    return imported && this.#follow(imported.from, imported.name, within)
  }

  resolveClass(name: string, within: ParsedFile): Placed<Class> | undefined {
    const found = this.resolve(name, within)
    return found && "node" in found && isClass(found.node) ? { node: found.node, in: found.in } : undefined
  }

  /** The class that a class extends. */
  baseOf({ node, in: file }: Placed<Class>): Placed<Class> | undefined {
    return node.superClass?.type === "Identifier" ? this.resolveClass(node.superClass.name, file) : undefined
  }

  /** The class of what an expression makes: `new Repository()`, or a constant that was made so. */
  classOf(expression: Expression, within: ParsedFile): Placed<Class> | undefined {
    if (expression.type === "NewExpression" && expression.callee.type === "Identifier") {
      return this.resolveClass(expression.callee.name, within)
    }
    if (expression.type !== "Identifier") return undefined
    const found = this.resolve(expression.name, within)
    if (!found || !("node" in found)) return undefined
    if (isClass(found.node)) return { node: found.node, in: found.in }
    return found.node.type === "NewExpression" ? this.classOf(found.node, found.in) : undefined
  }

  #follow(from: string, name: string, within: ParsedFile): Placed | PackageName | undefined {
    if (!from.startsWith(".")) return { package: from, name }
    const target = this.#module(from, within)
    if (!target) return undefined
    const passedOn = target.passedOn.get(name)
    if (passedOn) return this.#follow(passedOn.from, passedOn.name, target)
    const local = target.exports.get(name)
    if (local !== undefined) return this.resolve(local, target)
    for (const all of target.exportsAll) {
      const found = this.#follow(all, name, target)
      if (found) return found
    }
    return undefined
  }

  #module(from: string, within: ParsedFile): ParsedFile | undefined {
    const base = path.resolve(path.dirname(within.file), from)
    const bases = [base, base.replace(/\.js$/, "")]
    const file = bases
      .flatMap((candidate) => extensions.map((extension) => candidate + extension))
      .find((candidate) => path.extname(candidate) !== "" && existsSync(candidate))
    return file === undefined ? undefined : this.file(file)
  }
}
