import path from "node:path"
import { fileURLToPath } from "node:url"
import type { SourceLocation } from "../model/source-location.ts"

/** The first frame of a source-mapped stack that stands in the project's own code. */
export function thrownAt(stack: string, projectDir: string): SourceLocation | undefined {
  for (const [, raw, line] of stack.matchAll(/(?:\(|at |\s)((?:file:\/\/)?\/[^\s()]+?):(\d+):\d+\)?/g)) {
    if (raw === undefined || line === undefined) continue
    const location = projectLocation(raw, Number(line), projectDir)
    if (location) return location
  }
  return undefined
}

/** A path or file URL as a location relative to the project; undefined for generated code, packages and other places. */
export function projectLocation(raw: string, line: number, projectDir: string): SourceLocation | undefined {
  const absolute = raw.startsWith("file://") ? fileURLToPath(raw) : path.resolve(projectDir, raw)
  const file = path.relative(projectDir, absolute).split(path.sep).join("/")
  return /(^|\/)(node_modules|\.tsapi)\//.test(file) ? undefined : { file, line }
}
