import { readFile } from "node:fs/promises"
import path from "node:path"
import { build } from "esbuild"
import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { HandlerTarget } from "./infer-handlers.ts"

/** The error for a module that does not export the function, with the name that was probably meant. */
export async function missingExport({ file, exportName }: HandlerTarget, projectDir: string): Promise<UserError> {
  const all = await exportsOf(file, projectDir)
  const names = all.filter((name) => name !== exportName)
  const message = all.includes(exportName)
    ? `What ${file} exports as "${exportName}" is no function`
    : names.length === 0
      ? `${file} exports no function "${exportName}", nor anything else`
      : `${file} exports no function "${exportName}", only ${names.join(", ")}`
  const meant = closest(exportName, names) ?? names.find((name) => name === "default" || names.length === 1)
  const hint =
    meant === undefined
      ? `Export it from ${file}, or name another export: --handler ${file}#NAME.`
      : `Did you mean --handler ${file}#${meant}?`
  return new UserError("HANDLER_EXPORT_MISSING", message, { hint, location: { file, line: 1 } })
}

async function exportsOf(file: string, projectDir: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: projectDir,
    entryPoints: [file],
    bundle: true,
    format: "esm",
    packages: "external",
    metafile: true,
    write: false,
    outdir: projectDir,
    logLevel: "silent",
  })
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports)
  if (names.some((name) => name !== "default")) return names.toSorted()
  const assigned = await assignedNames(path.join(projectDir, file))
  return assigned.length > 0 ? assigned : names
}

// A CommonJS module: `exports.handler = …`, `module.exports = { handler }`.
async function assignedNames(file: string): Promise<readonly string[]> {
  const code = await readFile(file, "utf8")
  const single = [...code.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=/g)].map(([, name = ""]) => name)
  const list = /\bmodule\.exports\s*=\s*\{([^}]*)\}/.exec(code)?.[1] ?? ""
  const listed = list.split(",").flatMap((part) => /^\s*([A-Za-z_$][\w$]*)/.exec(part)?.[1] ?? [])
  return [...new Set([...single, ...listed])].toSorted()
}
