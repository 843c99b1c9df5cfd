import type { MessagePort } from "node:worker_threads"

/** What a function instance knows before it loads any code. */
export interface InstanceSettings {
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMb: number
  readonly timeoutMs: number
  readonly logGroupName: string
  readonly logStreamName: string
  /** `WAKE`, then one cell per slot; see `InvocationQueue`. */
  readonly shared: Int32Array
  /** Absent where the SDK's requests are not judged. */
  readonly gate?: GateSettings
  /** How the server steers what a handler streams; absent where none does. */
  readonly streamPort?: MessagePort
}

/** The next piece may come, or nobody wants any more. */
export type StreamStep = "more" | "end"

/** A step may arrive when its stream is over and another has begun, which it does not mean. */
export interface ToStream {
  readonly stream: number
  readonly step: StreamStep
}

export interface GateSettings {
  /** For questions and their answers; see `GateQuestion`. */
  readonly port: MessagePort
  /** One cell for each sort of request; see `GateAnswer`. */
  readonly counts: Int32Array
}

/** The code to load, once; afterwards batches of invocations, each a request id followed by the event as JSON. */
export type ToInstance = { readonly codeFile: string } | readonly string[]

/**
 * A string answers the oldest invocation that was taken: the first character says how (`QUICK`, `SLOW` or `FAILED`),
 * the rest is JSON. Strings because they cross threads at a fraction of the cost of objects.
 */
export type FromInstance =
  | string
  | { readonly type: "loaded" }
  | ({ readonly type: "log" } & PrintedText)
  /** A part of what the running handler streams. */
  | { readonly type: "piece"; readonly stream: number; readonly bytes: Uint8Array }
  /** The instance is about to end: its code could not be loaded, or threw where no handler was there to catch it. */
  | { readonly type: "fatal"; readonly failure: InvocationFailure }

export interface PrintedText {
  readonly text: string
  /** `INFO`, where `console` wrote it, and not as JSON. */
  readonly level?: string
  /** Of the invocation during which it was written, where there is a level. */
  readonly requestId?: string | undefined
}

export interface InvocationFailure {
  readonly errorType: string
  readonly errorMessage: string
  /** The error as Node prints it, with its source-mapped stack. */
  readonly text: string
  /** Its lines; absent where the function's code did not throw. */
  readonly stack?: readonly string[] | undefined
}

/** The result came in under `QUICK_MS`: further invocations may line up behind the running one. */
export const QUICK = "q"
export const SLOW = "s"
export const FAILED = "f"
export const QUICK_MS = 0.5

export const REQUEST_ID_LENGTH = 36

/** The cell that a sleeping instance waits on; it grows by one with every batch. */
export const WAKE = 0
/** Slot n of the invocations, which are numbered in the order sent, is cell `1 + n % SLOTS`. */
export const SLOTS = 64

export const SENT = 0
export const TAKEN = 1
export const REVOKED = 2

export function slotOf(sequence: number): number {
  return 1 + (sequence % SLOTS)
}
