import path from "node:path"
import { fileURLToPath } from "node:url"
import { frameworkDirectory } from "../model/framework-directory.ts"
import type { SourceLocation } from "../model/source-location.ts"

/** The first frame of a source-mapped stack that stands in the project's own code. */
export function thrownAt(stack: string, projectDir: string): SourceLocation | undefined {
  const isFramework = frameworkFiles(projectDir)
  for (const { raw, line } of framesOf(stack)) {
    const location = isFramework(raw) ? undefined : projectLocation(raw, line, projectDir)
    if (location) return location
  }
  return undefined
}

/** Whether the stack is of a check of the framework, which has said all that is wrong: an option that does not exist. */
export function isFrameworkCheck(stack: string, projectDir: string): boolean {
  const [first] = framesOf(stack)
  return stack.startsWith("TypeError: ") && first !== undefined && frameworkFiles(projectDir)(first.raw)
}

/** A path or file URL as a location relative to the project; undefined for generated code, packages and other places. */
export function projectLocation(raw: string, line: number, projectDir: string): SourceLocation | undefined {
  const file = path.relative(projectDir, absolutePath(raw, projectDir)).split(path.sep).join("/")
  return /(^|\/)(node_modules|\.tsapi)\//.test(file) ? undefined : { file, line }
}

function framesOf(stack: string): readonly { readonly raw: string; readonly line: number }[] {
  const frames = stack.matchAll(/(?:\(|at |\s)((?:file:\/\/)?\/[^\s()]+?):(\d+):\d+\)?/g)
  return [...frames].flatMap(([, raw, line]) => (raw === undefined ? [] : [{ raw, line: Number(line) }]))
}

function frameworkFiles(projectDir: string): (raw: string) => boolean {
  const directory = frameworkDirectory(projectDir)
  return (raw) => directory !== undefined && absolutePath(raw, projectDir).startsWith(directory + path.sep)
}

function absolutePath(raw: string, projectDir: string): string {
  return raw.startsWith("file://") ? fileURLToPath(raw) : path.resolve(projectDir, raw)
}
