import type { Value } from "./value.ts"

/** Whether it is a function of the code that is read, as it is or with `bind`. */
export function isCallable({ kind }: Value): boolean {
  return kind === "function" || kind === "bound"
}
