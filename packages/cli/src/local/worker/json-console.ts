import { format } from "node:util"

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const
type Level = (typeof levels)[number]

export interface JsonConsoleOptions {
  /** The lowest that is written. */
  readonly level: string
  /** Of the invocation that runs; undefined while the code is loaded. */
  requestId(): string | undefined
  /** Gets one line, with its end. */
  write(line: string): void
}

/**
 * Makes `console` write JSON as Lambda's runtime does for functions whose log format is JSON, and leave out what is below
 * the level. What goes to the standard output by other ways stays as it is.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html#node-js-logging-advanced
 */
export function useJsonConsole(console: object, { level: lowest, requestId, write }: JsonConsoleOptions): void {
  const least = levels.findIndex((level) => level === lowest)
  for (const level of levels) {
    const log =
      levels.indexOf(level) < least
        ? () => undefined
        : (...values: readonly unknown[]) => write(`${toLine(level, requestId(), values)}\n`)
    Reflect.set(console, level.toLowerCase(), log)
    if (level === "INFO") Reflect.set(console, "log", log)
  }
}

function toLine(level: Level, requestId: string | undefined, values: readonly unknown[]): string {
  const entry = { timestamp: new Date().toISOString(), level, requestId }
  if (values.length === 1) {
    try {
      return JSON.stringify({ ...entry, message: values[0] }, withErrors)
    } catch {
      // A circle, or a bigint.
      return JSON.stringify({ ...entry, message: format(...values) })
    }
  }
  const error = values.find((value) => value instanceof Error)
  return JSON.stringify({ ...entry, message: format(...values), ...(error && describe(error)) })
}

function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? Object.assign(describe(value), value) : value
}

function describe(error: Error) {
  return { errorType: error.constructor.name, errorMessage: error.message, stackTrace: error.stack?.split("\n") }
}
