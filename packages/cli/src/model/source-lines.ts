import { readFileSync } from "node:fs"
import path from "node:path"
import type { SourceLocation } from "./source-location.ts"

/** Gives the text of lines of the project's files, without its indentation; empty where there is none. */
export function sourceLines(projectDir: string): (location: SourceLocation) => string {
  const files = new Map<string, readonly string[]>()
  return ({ file, line }) => {
    const lines = files.get(file) ?? linesOf(path.resolve(projectDir, file))
    files.set(file, lines)
    return (lines[line - 1] ?? "").trim()
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n")
  } catch {
    // Code that a bundler generated is in no file.
    return []
  }
}
