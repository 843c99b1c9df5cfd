import type { SourceLocation } from "./declaration.ts"

/** Where the user called `callee`, a function of the framework. Source maps must be switched on for it to be a source line. */
export function callerOf(callee: object): SourceLocation | undefined {
  const holder: { stack?: string } = {}
  // V8 leaves out the frames down to `callee`, so the first one left is the user's, whatever helper a compiler put in between.
  Error.captureStackTrace(holder, callee as () => void)
  const frame = holder.stack?.split("\n").find((line) => line.startsWith("    at "))
  const [, file, line] = frame?.match(/^ +at (?:.*? \()?(.+):(\d+):\d+\)?$/) ?? []
  return file === undefined ? undefined : { file: toPath(file), line: Number(line) }
}

function toPath(file: string): string {
  if (!file.startsWith("file://")) return file
  return decodeURIComponent(new URL(file).pathname).replace(/^\/(?=[A-Za-z]:)/, "")
}
