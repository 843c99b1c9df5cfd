import { parseSync, type Program as Ast } from "oxc-parser"
import { UserError } from "../../errors/user-error.ts"
import { indexProgram, type ProgramIndex } from "./index-program.ts"
import { moduleRanges } from "./module-ranges.ts"
import type { Program } from "./program.ts"
import { sourcePositions } from "./source-positions.ts"

export interface BundledCode {
  readonly code: string
  /** The source map, as JSON. */
  readonly map: string
}

/** Parses the bundle and relates every name in it to its definitions. */
export function parseProgram(bundle: BundledCode, projectDir: string): Program {
  const { program, errors } = parseSync("bundle.mjs", bundle.code, { sourceType: "module" })
  const failure = errors.find((error) => error.severity === "Error")
  if (failure) throw new UserError("POLICY_CODE_UNREADABLE", `The code cannot be parsed: ${failure.message}`)
  const moduleAt = moduleRanges(bundle.code)
  const positions = sourcePositions(bundle.code, bundle.map, projectDir)
  // The bundler numbers names that occur twice and puts _ before those of decorated classes, and its map knows what they were.
  const originalName = ({ name, start }: { readonly name: string; readonly start: number }) => {
    const original = /\d$|^_/.test(name) ? (positions.nameAt(start) ?? name) : name
    // What a module exports without a name is called after its file.
    return /_default\d*$/.test(original) ? "default" : original
  }
  return {
    ...indexOf(program, originalName),
    text: (node) => bundle.code.slice(node.start, node.end),
    moduleAt: ({ start }) => moduleAt(start),
    locate: positions.locate,
  }
}

function indexOf(
  ast: Ast,
  originalName: Parameters<typeof indexProgram>[1],
): ProgramIndex & Pick<Program, "isIndexed"> {
  try {
    return { ...indexProgram(ast, originalName), isIndexed: true }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const empty = indexProgram({ ...ast, body: [] }, originalName)
    return { ...empty, module: { ...empty.module, node: ast }, isIndexed: false }
  }
}
