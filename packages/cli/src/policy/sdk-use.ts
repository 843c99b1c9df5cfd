import { isSdkPackage } from "./app-code/reaches-sdk.ts"
import type { Interpreter } from "./interpreter/interpreter.ts"
import { commandNames } from "./permissions/service-data.ts"
import type { Program } from "./program/program.ts"
import { symbolOf } from "./program/syntax.ts"

/** What a program has of the SDK. */
export type SdkUse = Pick<Interpreter, "aggregatedModules" | "exportsOf">

/** `installed`: what each SDK package that the program imports exports. */
export function sdkUse(program: Program, installed: ReadonlyMap<string, readonly string[]>): SdkUse {
  const symbols = [...program.module.sites.flatMap(symbolOf), ...importedSymbols(program)]
  const modules = new Map<string, Set<string>>()
  for (const { module, name } of symbols) modules.set(module, (modules.get(module) ?? new Set()).add(name))
  const exports = new Map<string, ReadonlySet<string>>()
  return {
    aggregatedModules: [...modules].flatMap(([module, names]) => ([...names].some(isAggregated) ? [module] : [])),
    exportsOf(module) {
      const known = exports.get(module) ?? new Set([...commandNames(module), ...(installed.get(module) ?? [])])
      exports.set(module, known)
      return known
    },
  }
}

/** `S3`, `DynamoDBDocument`: neither `S3Client` nor a command, nor a helper function. */
export function isAggregated(name: string): boolean {
  return /^[A-Z]/.test(name) && !/(Client|Command|Exception|Upload)$/.test(name) && !name.includes("$")
}

// Of packages that are not installed, which stay imports.
function importedSymbols({ bindings }: Program): { module: string; name: string }[] {
  const definitions = [...new Set(bindings.values())].flatMap((binding) => binding.definitions)
  return definitions.flatMap(({ source }) =>
    source.kind === "import" && isSdkPackage(source.module) ? [{ module: source.module, name: source.name }] : [],
  )
}
