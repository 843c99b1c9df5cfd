import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { jsonOf } from "../model/json-of.ts"
import type { Terminal } from "../terminal/terminal.ts"

export interface LoggedRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly status: number
  readonly durationMs: number
  /** Absent when the gateway itself answered. */
  readonly functionId?: string | undefined
  /** What answered where that is no function: `SQS SendMessage`. */
  readonly target?: string | undefined
  /** Why the gateway answered in place of the function. */
  readonly diagnostic?: string | undefined
}

export interface LoggedEvent {
  readonly functionId: string
  readonly outcome: InvokeOutcome
  readonly durationMs: number
}

/** An execution of a workflow. */
export interface EndedExecution {
  /** The name of the workflow. */
  readonly machine: string
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED"
  readonly error?: string | undefined
  readonly cause?: string | undefined
  readonly durationMs: number
}

/** Lines wait this long for others: a write to the terminal costs as much as serving a request. */
const FLUSH_MS = 20

/** Shows requests, and what functions print, in the order in which they happened. */
export class RequestLog {
  readonly #terminal: Terminal
  readonly #localTime: (epochMs: number) => string
  #lines: string[] = []

  constructor(terminal: Terminal, localTime: (epochMs: number) => string) {
    this.#terminal = terminal
    this.#localTime = localTime
  }

  request({ method, url, status, durationMs, functionId, target, diagnostic }: LoggedRequest): void {
    const { dim } = this.#terminal.colors
    const time = dim(this.#localTime(Date.now()))
    const duration = inMilliseconds(durationMs)
    this.#add(`${time} ${method} ${url} ${this.#status(status)} ${duration} ${dim(functionId ?? target ?? "gateway")}`)
    if (diagnostic !== undefined) this.#add(`         ${dim(diagnostic)}`)
  }

  /** A function that took an event which is no request. */
  event({ functionId, outcome, durationMs }: LoggedEvent): void {
    const { dim, green, red, yellow } = this.#terminal.colors
    const again = outcome.ok ? failureCount(outcome.payload) : 0
    const result = !outcome.ok ? red("failed") : again > 0 ? yellow(`${again} to retry`) : green("ok")
    this.#add(`${dim(this.#localTime(Date.now()))} EVENT ${functionId} ${result} ${inMilliseconds(durationMs)}`)
  }

  /** A workflow that has ended. */
  flow({ machine, status, error, cause, durationMs }: EndedExecution): void {
    const { dim, green, red } = this.#terminal.colors
    const word = status.toLowerCase().replace("_", " ")
    const result = status === "SUCCEEDED" ? green(word) : [red(word), error].filter(Boolean).join(" ")
    const duration = durationMs < 1000 ? inMilliseconds(durationMs) : `${(durationMs / 1000).toFixed(1)} s`
    this.#add(`${dim(this.#localTime(Date.now()))} FLOW ${machine} ${result} ${duration}`)
    if (cause !== undefined) this.#add(`         ${dim(messageOf(cause))}`)
  }

  /** What a function printed, under its name. */
  output(functionId: string, text: string): void {
    const prefix = `         ${this.#terminal.colors.cyan(functionId)} `
    for (const line of text.replace(/\n$/, "").split("\n")) this.#add(prefix + line)
  }

  note(text: string): void {
    this.#add(`${this.#terminal.colors.dim(this.#localTime(Date.now()))} ${text}`)
  }

  flush(): void {
    if (this.#lines.length === 0) return
    this.#terminal.progress(this.#lines.join("\n"))
    this.#lines = []
  }

  #add(line: string): void {
    if (this.#lines.push(line) === 1) setTimeout(() => this.flush(), FLUSH_MS)
  }

  #status(status: number): string {
    const { green, yellow, red } = this.#terminal.colors
    const paint = status < 400 ? green : status < 500 ? yellow : red
    return paint(String(status))
  }
}

function inMilliseconds(duration: number): string {
  return `${duration < 10 ? duration.toFixed(1) : Math.round(duration)} ms`
}

/** How many records of a batch the function asks to be given again. */
function failureCount(payload: unknown): number {
  const { batchItemFailures } = Object(payload ?? {}) as { readonly batchItemFailures?: unknown }
  return Array.isArray(batchItemFailures) ? batchItemFailures.length : 0
}

/** Of an error that a function threw, its message; the function has printed the rest. */
function messageOf(cause: string): string {
  const { errorMessage = cause } = Object(jsonOf(cause) ?? {}) as { readonly errorMessage?: unknown }
  const [line = ""] = String(errorMessage).split("\n")
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
