import { type Callback, lambdaContext } from "./lambda-context.ts"
import type { InstanceSettings } from "./instance-protocol.ts"
import type { ResponseStream } from "./streaming/response-stream.ts"
import { runStreamingHandler } from "./streaming/run-streaming-handler.ts"

/** Takes the context and a callback or, where it streams, what it writes to and the context. */
export type Handler = (event: unknown, second: unknown, third: unknown) => unknown

export interface HandlerRun {
  readonly result: Promise<unknown>
  /** The event loop has nothing left to do: what was waited for, if anything, cannot happen any more. */
  onEmptyEventLoop(): void
}

/** Calls a handler of either style: one that returns a promise, or one that takes a callback. */
export function runHandler(
  handler: Handler,
  invocation: {
    readonly event: unknown
    readonly requestId: string
    readonly settings: InstanceSettings
    /** For a handler that streams. */
    readonly stream?: ResponseStream | undefined
  },
): HandlerRun {
  const { promise, resolve, reject } = deferred()
  let settle: (() => void) | undefined
  let returnedPromise = false

  const callback: Callback = (error, result) => {
    if (settle || returnedPromise) return
    settle = () => (error === null || error === undefined ? resolve(result) : reject(error))
    if (!context.callbackWaitsForEmptyEventLoop) setImmediate(settle)
  }
  const context = lambdaContext(invocation.requestId, invocation.settings, callback)
  const { event, stream } = invocation
  try {
    const returned = stream
      ? runStreamingHandler(handler, { event, stream, context })
      : handler(event, context, callback)
    if (isThenable(returned)) {
      returnedPromise = true
      // Not `resolve(returned)`, which nothing else could settle any more.
      returned.then(resolve, reject)
    }
  } catch (error) {
    reject(error)
  }
  return {
    result: promise,
    onEmptyEventLoop() {
      if (settle) settle()
      else if (returnedPromise) reject(new NeverSettledError())
      // Lambda answers null for a function that neither returned a promise nor called its callback.
      else resolve(null)
    },
  }
}

class NeverSettledError extends Error {
  override readonly name = "Runtime.NodeJsExit"

  constructor() {
    super(
      "The handler ended without an answer: it awaits a Promise that was never settled, and nothing is left to do so",
    )
    // No line of the handler's is in it.
    this.stack = `${this.name}: ${this.message}`
  }
}

function deferred() {
  let resolve: (value: unknown) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<unknown>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function"
}
