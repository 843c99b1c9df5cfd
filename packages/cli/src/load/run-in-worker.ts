import { Worker } from "node:worker_threads"
import { forwardToStderr } from "../terminal/forward-to-stderr.ts"

export interface WorkerRun {
  readonly env: NodeJS.ProcessEnv
  readonly timeLimitMs: number
  /** What to throw when the time is up. */
  readonly timedOut: () => Error
}

/** What user code did that did not end well. */
export interface Thrown {
  readonly thrown: { readonly message: string; readonly stack: string }
}

/** Node's exit code for a top-level await that nothing is left to settle. */
const unsettledAwait = 13

/**
 * Runs a module that posts one message, in a thread that a loop without end cannot take from us. What it prints goes to
 * stderr: stdout is for the command's own result.
 */
export function runInWorker<Message>(file: string, run: WorkerRun): Promise<Message | Thrown> {
  const worker = new Worker(file, { env: run.env, stdout: true, stderr: true, execArgv: ["--enable-source-maps"] })
  forwardToStderr(worker.stdout)
  forwardToStderr(worker.stderr)
  return new Promise<Message | Thrown>((resolve, reject) => {
    const timer = setTimeout(() => reject(run.timedOut()), run.timeLimitMs)
    worker.once("message", resolve)
    worker.once("error", (error) => resolve(thrown(error.message, error.stack)))
    worker.once("exit", (code) => {
      clearTimeout(timer)
      const awaits = "a top-level await in it never settles"
      resolve(thrown(code === unsettledAwait ? awaits : "its code ended the process while it was loaded"))
    })
  }).finally(() => worker.terminate())
}

function thrown(message: string, stack = ""): Thrown {
  return { thrown: { message, stack } }
}

/** The part of a worker's module that posts what user code threw. */
export const postThrown =
  "parentPort.postMessage({ thrown: { message: String(error?.message ?? error), stack: String(error?.stack ?? '') } })"
