import { type Node, parseSync } from "oxc-parser"
import type { ResourceReference } from "../model/app-model.ts"
import { type HandleUse, isNameOnly, useOf } from "./handle-uses.ts"
import { asWritten, type PlacedNode, placedNodes } from "./placed-nodes.ts"

/** The text of a module, by its path relative to the project; undefined where it is none of the project's own. */
export type SourceOf = (module: string) => string | undefined

/**
 * Whether a function of some modules may read a reference, as their source shows it. A property counts as read wherever
 * this cannot be ruled out: where its handle is passed on, and where it is not a constant of its module.
 */
export class HandleReads {
  readonly #references: readonly ResourceReference[]
  readonly #sources: SourceOf
  readonly #modules = new Map<string, ModuleReads | undefined>()
  readonly #constants: ReadonlyMap<string, readonly ResourceReference[]>
  readonly #known = new Set<ResourceReference>()

  constructor(references: readonly ResourceReference[], sourceOf: SourceOf) {
    this.#references = references
    this.#sources = sourceOf
    this.#constants = this.#findConstants()
  }

  mayRead(modules: readonly string[], reference: ResourceReference): boolean {
    if (!this.#known.has(reference)) return true
    return modules.some((module) => {
      const reads = this.#readsOf(module)
      return reads !== undefined && (reads.isOpen || reads.references.has(reference) || reads.names(reference))
    })
  }

  #findConstants(): ReadonlyMap<string, readonly ResourceReference[]> {
    const constants = new Map<string, ResourceReference[]>()
    for (const file of new Set(this.#references.map(({ location }) => location.file))) {
      const text = this.#sources(file)
      if (text === undefined) continue
      const declared = this.#references.filter(({ location }) => location.file === file)
      for (const { name, references } of madeHandles(file, text, declared)) {
        if (name !== undefined) constants.set(name, [...(constants.get(name) ?? []), ...references])
        for (const each of [...references, ...this.#innerOf(references).flatMap(({ handles }) => handles)])
          this.#known.add(each)
      }
    }
    return constants
  }

  #readsOf(module: string): ModuleReads | undefined {
    if (!this.#modules.has(module)) {
      const text = this.#sources(module)
      this.#modules.set(module, text === undefined ? undefined : this.#read(module, text))
    }
    return this.#modules.get(module)
  }

  #read(file: string, text: string): ModuleReads {
    const { program, errors } = parseSync(file, text)
    const places = placedNodes(program)
    const lines = lineIndex(text)
    const declares = (call: Node) => this.#references.some((reference) => isMadeBy(reference, { call, file, lines }))
    const references = new Set<ResourceReference>()
    for (const place of places) {
      const constant = place.node.type === "Identifier" ? this.#constants.get(place.node.name) : undefined
      if (constant) this.#readBy(useOf(place, declares), constant, declares).forEach((each) => references.add(each))
    }
    return {
      references,
      isOpen: errors.length > 0 || dynamicEnvironment.test(text) || places.some((place) => isOpen(place, places)),
      names: ({ environmentVariable }) => text.includes(environmentVariable),
    }
  }

  #readBy(
    use: HandleUse,
    constant: readonly ResourceReference[],
    declares: (call: Node) => boolean,
  ): readonly ResourceReference[] {
    if (use === "nothing") return []
    const inner = this.#innerOf(constant)
    const all = [...constant, ...inner.flatMap(({ handles }) => handles)]
    if (use === "anything") return all
    const [handle] = inner.filter(({ property }) => property === use.property)
    if (handle) return this.#readBy(useOf(use.of, declares), handle.handles, declares)
    const read = constant.filter(({ property }) => property === use.property)
    return read.length > 0 ? read : all
  }

  #innerOf(constant: readonly ResourceReference[]): readonly InnerHandle[] {
    const [{ kind, handles = {} } = { kind: "" }] = constant
    return Object.entries(handles).map(([property, inner]) => ({
      property,
      handles: this.#references.filter((each) => each.kind === kind && each.id === inner),
    }))
  }
}

/** A property of a handle that is a handle itself, and what may be read from that. */
interface InnerHandle {
  readonly property: string
  readonly handles: readonly ResourceReference[]
}

interface ModuleReads {
  readonly references: ReadonlySet<ResourceReference>
  /** Whether it may read what it does not name. */
  readonly isOpen: boolean
  /** Whether it names the variable itself. */
  names(reference: ResourceReference): boolean
}

const dynamicEnvironment =
  /process\.env\s*\[\s*(?!["'][^"']*["']\s*\])|(keys|values|entries|assign)\(\s*process\.env|\.\.\.\s*process\.env/

interface MadeHandle {
  /** Of the constant that it is; none where it is made and nothing more, so that nobody can read it. */
  readonly name?: string
  readonly references: readonly ResourceReference[]
}

/** The handles that a module makes as constants, or without a name. */
function madeHandles(file: string, text: string, declared: readonly ResourceReference[]): readonly MadeHandle[] {
  const lines = lineIndex(text)
  return placedNodes(parseSync(file, text).program).flatMap((place) => {
    const references = declared.filter((reference) => isMadeBy(reference, { call: place.node, file, lines }))
    const user = asWritten(place).above?.node
    if (references.length === 0) return []
    if (user?.type === "ExpressionStatement") return [{ references }]
    if (user?.type !== "VariableDeclarator" || user.id.type !== "Identifier") return []
    return [{ name: user.id.name, references }]
  })
}

interface MakingCall {
  readonly call: Node
  readonly file: string
  readonly lines: (offset: number) => number
}

function isMadeBy({ id, location }: ResourceReference, { call, file, lines }: MakingCall): boolean {
  if (location.file !== file || (call.type !== "NewExpression" && call.type !== "CallExpression")) return false
  const [named] = call.arguments
  if (named?.type !== "Literal" || named.value !== id) return false
  return lines(call.start) <= location.line && location.line <= lines(named.start)
}

function lineIndex(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split("\n").length
}

// A namespace that is passed on, and what is loaded while the code runs, may lead to any handle.
function isOpen({ node, above }: PlacedNode, places: readonly PlacedNode[]): boolean {
  if (node.type === "ImportExpression") return !(node.source.type === "Literal" && isFar(String(node.source.value)))
  if (node.type === "ExportAllDeclaration") return node.exported !== null
  if (node.type === "Identifier" && node.name === "require")
    return (
      above !== undefined && above.node.type !== "MemberExpression" && !isNameOnly(node, above.node, above.above?.node)
    )
  if (node.type !== "ImportNamespaceSpecifier") return false
  const source = above?.node.type === "ImportDeclaration" ? above.node.source.value : ""
  const { name } = node.local
  return !isFar(source) && places.some((place) => isNamed(place.node, name) && isPassedOn(place))
}

function isFar(specifier: string): boolean {
  return specifier.startsWith("node:") || specifier.startsWith("@aws-sdk/")
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name
}

function isPassedOn(place: PlacedNode): boolean {
  const { node, above } = place
  switch (above?.node.type) {
    case "ImportNamespaceSpecifier":
    case "TSQualifiedName":
    case "TSTypeQuery":
      return false
    case "MemberExpression":
      return above.node.object === node && above.node.computed
    default:
      return true
  }
}
