import { shortKey } from "./value-key.ts"
import type { InstanceValue, ValueOf } from "./value.ts"

/** What an object holds whose class extends a built-in one. */
export function collectionOf(instance: InstanceValue, type: string): ValueOf<"collection"> {
  const { info, frame } = instance.class
  return { kind: "collection", node: info.node, frame, type, instance, key: shortKey(`${type} of ${instance.key}`) }
}
