import type { Value } from "./value.ts"

/** Whether it is certainly an array, however much is known of its elements. */
export function isArray({ kind }: Value): boolean {
  return kind === "array" || kind === "tuple" || kind === "list"
}
