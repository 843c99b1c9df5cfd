import { readFileSync } from "node:fs"
import path from "node:path"
import { catalogueActions, cataloguePrefixes, resourceFormats } from "./iam-catalogue.ts"

/** What the SDK's clients have, as the generator recorded it. */
export const clientsFile = path.join(import.meta.dirname, "sdk-clients.json")

// Written by hand: what the SDK's and IAM's names do not tell.
const overridesFile = path.join(import.meta.dirname, "iam-op-overrides.json")

/** The contents of the service data: the overrides, the recorded SDK clients, and every service of IAM. */
export function renderServiceData(): string {
  const overrides: unknown = JSON.parse(readFileSync(overridesFile, "utf8"))
  const clients: unknown = JSON.parse(readFileSync(clientsFile, "utf8"))
  const services = Object.fromEntries(cataloguePrefixes().map((prefix) => [prefix, renderService(prefix)]))
  return JSON.stringify({ overrides: overridesOf(overrides), clients, services })
}

/** `table=arn:…;index=arn:…|GetItem PutItem:0!|Query Scan:1,0!`: actions by the positions of the types they take. */
function renderService(prefix: string): string {
  const formats = Object.entries(resourceFormats(prefix)).toSorted(([a], [b]) => compare(a, b))
  const positions = new Map(formats.map(([name], index) => [name, index]))
  const groups = new Map<string, string[]>()
  for (const { name, resourceTypes } of catalogueActions(prefix)) {
    const types = resourceTypes.map((type) => `${String(positions.get(type.name))}${type.required ? "!" : ""}`)
    const key = [...new Set(types)].toSorted().join()
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [
    formats.map(([name, arn]) => `${name}=${arn}`).join(";"),
    ...[...groups]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([types, names]) => `${names.toSorted().join(" ")}:${types}`),
  ].join("|")
}

function overridesOf(file: unknown): object {
  return typeof file === "object" && file !== null && "overrides" in file ? Object(file.overrides) : {}
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
