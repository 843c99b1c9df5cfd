import { isBuiltin } from "node:module"
import { type Arguments, argument, type Site } from "./frame.ts"
import { external } from "./external.ts"
import { importedModule } from "./imported-module.ts"
import { callNodeFunction } from "./node-functions.ts"
import { literalOf } from "./text.ts"
import { nothing, unknown, type ValueOf, type ValueSet } from "./value.ts"

/** What Node's own modules do that calls depend on; undefined for whatever only gets its arguments. */
export function callNodeModule(callee: ValueOf<"external">, args: Arguments, site: Site): ValueSet | undefined {
  const { run } = site.frame
  const name = `${callee.module.replace(/^node:/, "")}.${callee.name}`
  if (name === "util.inherits") {
    const prototypes = run.read(argument(args, 1), "prototype", site)
    for (const prototype of run.read(argument(args, 0), "prototype", site))
      run.facts.write(prototype, "__proto__", prototypes)
    return nothing
  }
  if (name === "module.createRequire") return [external(loader)]
  if (callee.module === loader) return argument(args, 0).flatMap((value) => load(literalOf(value), site))
  const known = callNodeFunction(callee, args, site)
  if (!known) warnOfHiddenCode(name, args, site)
  return known
}

// What `createRequire` gives: the bundler does not follow it.
const loader = "node:module#require"

function load(specifier: string | undefined, site: Site): ValueSet {
  if (specifier?.endsWith(".json")) return [unknown("data")]
  const module = specifier === undefined ? undefined : importedModule(specifier)
  if (module && (module.kind !== "external" || isBuiltin(module.module))) return [module]
  site.frame.run.warn({
    code: "POLICY_CODE_OPAQUE",
    message: "A module is loaded through createRequire, so calls to AWS in it are not found",
    hint: "Import it, so that its code can be read.",
    site,
  })
  return [unknown("external")]
}

/** Says so when a program, a thread or a script is started whose code is not read. */
export function warnOfHiddenCode(name: string, args: Arguments, site: Site): void {
  const what = hidden.find(([pattern]) => pattern.test(name))?.[1]
  if (what === undefined || runsKnownProgram(args)) return
  site.frame.run.warn({
    code: "POLICY_CODE_OPAQUE",
    message: `${what}, so calls to AWS in it are not found`,
    hint: "Call AWS in the function's own code.",
    site,
  })
}

const hidden: readonly (readonly [RegExp, string])[] = [
  [/^child_process\.(exec|spawn|fork)/, "Another program is run"],
  [/^cluster\.fork$/, "Another process is started"],
  [/^worker_threads\.Worker$/, "A thread is started"],
  [/^vm\.(run|Script$|compileFunction$|SourceTextModule$)/, "Code is made from a string"],
  [/^process\.dlopen$|\.node\.\w+$/, "A native addon is loaded or called"],
]

// Tools for files and media, which are no clients of AWS.
const harmless =
  /^(?:\S*\/)?(?:convert|ffmpeg|ffprobe|gs|gzip|identify|magick|pdftotext|pdftoppm|soffice|tar|tesseract|unzip|zip)(?:\s[^;&|`$<>]*)?$/

function runsKnownProgram(args: Arguments): boolean {
  const programs = argument(args, 0).map(literalOf)
  return programs.length > 0 && programs.every((program) => program !== undefined && harmless.test(program))
}
