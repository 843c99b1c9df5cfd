import type { FunctionLogging } from "../model/app-model.ts"

/** A function as the local server runs it: everything resolved. */
export interface FunctionSpec {
  readonly id: string
  /** Absolute path of the bundle; `.mjs` is loaded as ESM, anything else as CommonJS. */
  readonly codeFile: string
  readonly functionName: string
  /** What it is invoked by, where that is not its name: `live`. */
  readonly alias?: string | undefined
  readonly region: string
  readonly accountId: string
  /** `nodejs22.x`. */
  readonly runtime: string
  readonly memoryMb: number
  readonly timeoutMs: number
  /** Invocations at a time that are not refused. Absent: they wait for an instance. */
  readonly reservedConcurrency?: number | undefined
  /** Absent: Lambda's defaults. */
  readonly logging?: FunctionLogging | undefined
  /** Whether its handler streams. */
  readonly isStreaming: boolean
  /** The whole environment, the runtime's own variables aside. */
  readonly environment: Readonly<Record<string, string>>
}
