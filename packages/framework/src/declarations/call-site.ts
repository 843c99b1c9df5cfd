import type { SourceLocation } from "./declaration.ts"

/** A stack that V8 writes out, through source maps, when it is first read. */
export interface CallSite {
  readonly stack?: string
}

/** Remembers where the user called `callee`, a function of the framework. */
export function captureCallSite(callee: object): CallSite {
  const callSite: CallSite = {}
  // V8 leaves out the frames down to `callee`, so the first one left is the user's, whatever helper a compiler put in between.
  Error.captureStackTrace(callSite, callee as () => void)
  return callSite
}

/** The line of a call; the file as the stack names it. Line 0 where there is no stack. */
export function locationOf(callSite: CallSite | undefined): SourceLocation {
  const frame = callSite?.stack?.split("\n").find((line) => line.startsWith("    at "))
  const [, file = "unknown", line = "0"] = frame?.match(/^ +at (?:.*? \()?(.+):(\d+):\d+\)?$/) ?? []
  return { file: toPath(file), line: Number(line) }
}

function toPath(file: string): string {
  if (!file.startsWith("file://")) return file
  return decodeURIComponent(new URL(file).pathname).replace(/^\/(?=[A-Za-z]:)/, "")
}
