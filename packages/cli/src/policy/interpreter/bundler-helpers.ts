import type { CallExpression } from "oxc-parser"
import { decorateClass } from "./decorate-class.ts"
import { evaluateArguments } from "./evaluate-arguments.ts"
import type { Site } from "./frame.ts"
import type { Interpreter } from "./interpreter.ts"
import { literalOf } from "./text.ts"
import { everything } from "./re-exports.ts"
import { functionValue, literalKey, merged, nothing, record, union, type Value, type ValueSet } from "./value.ts"

type ModuleImporter = (name: string | undefined, site: Site) => ValueSet

/** The functions that esbuild puts into a bundle, and the ones that load code; undefined for any other call. */
export function callBundlerHelper(
  node: CallExpression,
  site: Site,
  importModule: ModuleImporter,
): ValueSet | undefined {
  if (node.callee.type !== "Identifier") return undefined
  const { frame } = site
  const { run } = frame
  const arg = (index: number): ValueSet => {
    const found = node.arguments[index]
    return found && found.type !== "SpreadElement" ? run.evaluate(found, frame) : nothing
  }
  switch (node.callee.name) {
    case "$symbol":
      return symbol(literalOf(arg(0)[0]), literalOf(arg(1)[0]))
    case "require":
    case "__require":
      return union(...arg(0).map((value) => importModule(literalOf(value), site)))
    case "__decorateClass":
      return decorateClass(evaluateArguments(node.arguments, frame), site)
    case "__publicField":
      for (const key of arg(1)) for (const object of arg(0)) run.facts.write(object, literalOf(key), arg(2))
      return nothing
    case "__export":
      return exportGetters(node, site)
    case "__reExport":
      for (const object of union(arg(0), arg(2))) run.facts.write(object, everything, arg(1))
      return nothing
    case "__esm":
    case "__commonJS":
      return lazyModule(node, site)
    case "__toESM": {
      // The default import of a CommonJS module is what it exports as a whole, unless it says otherwise.
      const whole = arg(0)
      const kinds = new Set(["object", "function", "class"])
      if (!whole.some(({ kind }) => kinds.has(kind))) return whole
      return [merged([[record(new Map([["default", whole]]))], whole])]
    }
    case "__toCommonJS":
      return arg(0)
    default:
      return undefined
  }
}

function symbol(module: string | undefined, name: string | undefined): ValueSet {
  if (module === undefined || name === undefined) return nothing
  if (module.startsWith("@tsapi/")) return [{ kind: "framework", name, key: `framework:${name}` }]
  return [{ kind: "sdk", module, name, key: `sdk:${module}.${name}` }]
}

// `__export(target, { name: () => value })`: reading target.name gives the value.
function exportGetters(node: CallExpression, { frame }: Site): ValueSet {
  const { run } = frame
  const [target, getters] = node.arguments
  if (!target || !getters || getters.type !== "ObjectExpression") return nothing
  const exported = new Map<string, ValueSet>()
  for (const property of getters.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier") continue
    if (property.value.type !== "ArrowFunctionExpression" || property.value.body.type === "BlockStatement") continue
    exported.set(property.key.name, run.evaluate(property.value.body, frame))
  }
  const whole = wholePackage(exported, run)
  for (const object of run.evaluate(target, frame)) {
    if (whole) run.facts.write(object, everything, [whole])
    else for (const [name, values] of exported) run.facts.write(object, name, values)
  }
  return nothing
}

// `import * as s3 from "@aws-sdk/client-s3"` makes an object of hundreds of exports, which is the package itself.
function wholePackage(exported: ReadonlyMap<string, ValueSet>, run: Interpreter): Value | undefined {
  const modules = new Set<string | undefined>()
  for (const [value] of exported.values()) modules.add(value?.kind === "sdk" ? value.module : undefined)
  const [module] = modules
  if (module === undefined || modules.size > 1 || 2 * exported.size < run.exportsOf(module).size) return undefined
  return { kind: "sdk-namespace", module, key: `sdk:${module}` }
}

// `__esm({ "file"() { … } })` runs the module's code when called; `__commonJS({ "file"(exports, module) { … } })` returns exports.
function lazyModule(node: CallExpression, { frame }: Site): ValueSet {
  const { run } = frame
  const [modules] = node.arguments
  if (modules?.type !== "ObjectExpression") return nothing
  const [property] = modules.properties
  const info = property?.type === "Property" ? run.program.functions.get(property.value) : undefined
  if (!info) return nothing
  const body = functionValue(info, frame)
  if (info.parameters.length === 0) return [body]
  const module = { kind: "collection", node, frame, key: literalKey("module", node, frame) } as const
  const exports = { kind: "collection", node, frame, key: literalKey("exports", node, frame) } as const
  run.facts.write(module, "exports", [exports])
  return [{ kind: "commonjs", body, module, exports, key: `commonjs:${module.key}` }]
}
