import { AsyncLocalStorage } from "node:async_hooks"
import type { Gate } from "../worker/sdk/judge-commands.ts"

const storage = new AsyncLocalStorage<Gate>()

/** The gate of the function that runs just now; undefined in code of the test itself. */
export function currentGate(): Gate | undefined {
  return storage.getStore()
}

export function runBehindGate<T>(gate: Gate, run: () => T): T {
  return storage.run(gate, run)
}
