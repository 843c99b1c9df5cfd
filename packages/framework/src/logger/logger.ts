import { currentInvocation, withFields } from "../invocation/current-invocation.ts"
import { writeLine } from "../invocation/write-line.ts"
import { isWritten, type LogLevel } from "./log-level.ts"
import { toJson } from "../invocation/to-json.ts"

/** What a line says beside its message. An Error is written with its stack and its cause. */
export type LogFields = Readonly<Record<string, unknown>>

export interface LoggerOptions {
  /** The least important level that is written. Default: `LOG_LEVEL`, or the function's setting `logLevel`, or `info`. */
  readonly level?: LogLevel | undefined
  /** What each line has, such as `{ service: "orders" }`. Default none. */
  readonly fields?: LogFields | undefined
}

/**
 * Writes lines of JSON: `{"level":"INFO","message":"order placed","timestamp":"…","requestId":"…","functionName":"…",…}`.
 * `coldStart` is there in the first invocation of an instance.
 */
export class Logger {
  readonly #level: LogLevel | undefined
  readonly #fields: LogFields

  constructor({ level, fields = {} }: LoggerOptions = {}) {
    this.#level = level
    this.#fields = fields
  }

  /** A logger whose lines have these fields too. */
  child(fields: LogFields): Logger {
    return new Logger({ level: this.#level, fields: { ...this.#fields, ...fields } })
  }

  /** Runs code in which every line, of whatever logger, has these fields too. */
  with<Result>(fields: LogFields, run: () => Result): Result {
    return withFields(fields, run)
  }

  trace(message: string, fields?: LogFields | Error): void {
    this.#write("trace", message, fields)
  }

  debug(message: string, fields?: LogFields | Error): void {
    this.#write("debug", message, fields)
  }

  info(message: string, fields?: LogFields | Error): void {
    this.#write("info", message, fields)
  }

  warn(message: string, fields?: LogFields | Error): void {
    this.#write("warn", message, fields)
  }

  error(message: string, fields?: LogFields | Error): void {
    this.#write("error", message, fields)
  }

  fatal(message: string, fields?: LogFields | Error): void {
    this.#write("fatal", message, fields)
  }

  #write(level: LogLevel, message: string, fields: LogFields | Error | undefined): void {
    if (!isWritten(level, this.#level)) return
    const invocation = currentInvocation()
    const context = invocation?.context
    // Lambda filters lines by these names, and CloudWatch finds fields by theirs: none of them can be taken away.
    const own = {
      level: level.toUpperCase(),
      message,
      timestamp: new Date().toISOString(),
      ...(context && { requestId: context.awsRequestId, functionName: context.functionName }),
      ...(invocation?.isCold && { coldStart: true }),
    }
    const said = fields instanceof Error ? { error: fields } : fields
    writeLine(toJson({ ...own, ...this.#fields, ...invocation?.fields, ...said, ...own }))
  }
}

/** A logger without fields of its own. */
export const logger = new Logger()
