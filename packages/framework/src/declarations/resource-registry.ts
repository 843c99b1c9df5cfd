import type { Declaration } from "./declaration.ts"

// On globalThis, so that two copies of the framework in one app share one list.
const registryKey = Symbol.for("tsapi.resources")
const shared = globalThis as { [registryKey]?: Declaration[] }

/** Writes down that the app's modules construct a resource. Deployed code does not. */
export function registerResource<D extends Declaration>(declaration: D): void {
  ;(shared[registryKey] ??= []).push(declaration)
}

/** The resources of one kind that were constructed so far. */
export function registeredResources(kind: string): readonly Declaration[] {
  return (shared[registryKey] ?? []).filter((declaration) => declaration.kind === kind)
}

/** What stands for a property of a resource in plain data, until the template says where its value comes from. */
export function resourceToken(kind: string, id: string, property: string): string {
  return `\${tsapi.${kind}.${id}.${property}}`
}
