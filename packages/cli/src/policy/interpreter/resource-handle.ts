import type { Value } from "./value.ts"

/** What `new Queue("Orders")` makes: its properties are those of the app's references. */
export function resourceHandle(resourceKind: string, id: string): Value {
  return { kind: "resource", resourceKind, id, key: `resource:${resourceKind}/${id}` }
}
