import { readdirSync, statSync } from "node:fs"
import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { HandlerTarget } from "./infer-handlers.ts"

const extensions = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx"]

/**
 * What `--handler` names: `src/x.ts#handler`, `src/x.ts` for its export `handler`, or Lambda's own `src/x.handler`. Throws
 * `HANDLER_NOT_FOUND` where there is no such file, `HANDLER_AMBIGUOUS` where the name without an extension fits several.
 */
export function findHandler(text: string, projectDir: string): HandlerTarget {
  const [file = "", exportName, ...more] = text.split("#")
  if (file === "" || exportName === "" || more.length > 0) {
    const hint = "Write --handler src/file.ts#handler."
    throw new UserError("HANDLER_NOT_FOUND", `"${text}" does not name a handler`, { hint })
  }
  const found = matching(file, projectDir)
  if (found !== undefined) return { file: found, exportName: exportName ?? "handler" }
  const dot = file.lastIndexOf(".")
  const lambda = exportName === undefined && dot > 0 ? matching(file.slice(0, dot), projectDir) : undefined
  if (lambda !== undefined) return { file: lambda, exportName: file.slice(dot + 1) }
  throw notFound(file, projectDir)
}

// The file itself, or the only one that is called so but for its extension.
function matching(file: string, projectDir: string): string | undefined {
  const isModule = extensions.includes(path.extname(file))
  const names = isModule ? [file] : extensions.map((extension) => file + extension)
  const found = names.filter((name) => isFile(path.resolve(projectDir, name)))
  const [only, second] = found
  if (second !== undefined) {
    const hint = `Name one of ${found.join(", ")}.`
    throw new UserError("HANDLER_AMBIGUOUS", `Several files are called ${file}`, { hint })
  }
  return only === undefined ? undefined : relative(path.resolve(projectDir, only), projectDir)
}

function notFound(file: string, projectDir: string): UserError {
  const wanted = path.resolve(projectDir, file)
  const dir = path.dirname(wanted)
  if (kindOf(wanted) === "directory") {
    const inside = modulesIn(wanted)[0] ?? "handler.ts"
    const hint = `Name a file in it, such as ${relative(path.join(wanted, inside), projectDir)}.`
    return new UserError("HANDLER_NOT_FOUND", `${file} is a directory`, { hint })
  }
  if (isFile(wanted)) {
    const hint = `tsapi reads handlers in ${extensions.join(", ")} files.`
    return new UserError("HANDLER_NOT_FOUND", `${file} is not a JavaScript or TypeScript module`, { hint })
  }
  const meant = closest(path.basename(wanted), modulesIn(dir))
  const hint =
    meant === undefined
      ? `Paths are relative to ${projectDir}; -C names another directory.`
      : `Did you mean ${relative(path.join(dir, meant), projectDir)}?`
  return new UserError("HANDLER_NOT_FOUND", `There is no file ${file}`, { hint })
}

function modulesIn(dir: string): readonly string[] {
  try {
    const names = readdirSync(dir).filter((name) => extensions.includes(path.extname(name)))
    return names.filter((name) => isFile(path.join(dir, name)))
  } catch {
    return []
  }
}

function relative(file: string, projectDir: string): string {
  return path.relative(projectDir, file).split(path.sep).join("/")
}

function isFile(file: string): boolean {
  return kindOf(file) === "file"
}

// A link that leads nowhere or round in a circle, and a path through a file, are nothing.
function kindOf(file: string): "file" | "directory" | undefined {
  try {
    const found = statSync(file)
    if (found.isFile()) return "file"
    return found.isDirectory() ? "directory" : undefined
  } catch {
    return undefined
  }
}
