import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping"
import path from "node:path"
import type { SourceLocation } from "../../model/source-location.ts"

export interface SourcePositions {
  locate(offset: number): SourceLocation
  /** The identifier's name in the user's source, where the bundler recorded that it renamed it. */
  nameAt(offset: number): string | undefined
}

/** Translates offsets in the bundle to lines of the user's files. */
export function sourcePositions(code: string, map: string, projectDir: string): SourcePositions {
  const starts = lineStarts(code)
  const trace = new TraceMap(map)
  const originalAt = (offset: number) => {
    const line = lineOf(starts, offset)
    return originalPositionFor(trace, { line: line + 1, column: offset - (starts[line] ?? 0) })
  }
  const locate = (offset: number): SourceLocation => {
    const original = originalAt(offset)
    if (original.source === null) return { file: "(bundle)", line: lineOf(starts, offset) + 1 }
    const file = path.relative(projectDir, path.resolve(projectDir, decoded(original.source)))
    return { file: file.split(path.sep).join("/"), line: original.line }
  }
  // Every function of an app asks for the places of the same classes.
  const located = new Map<number, SourceLocation>()
  return {
    locate(offset) {
      const location = located.get(offset) ?? locate(offset)
      located.set(offset, location)
      return location
    },
    nameAt: (offset) => originalAt(offset).name ?? undefined,
  }
}

// esbuild writes what is not ASCII in a file's name as in a URL.
function decoded(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}

function lineStarts(code: string): number[] {
  const starts = [0]
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
