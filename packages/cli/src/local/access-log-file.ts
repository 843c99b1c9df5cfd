import { createWriteStream, openSync } from "node:fs"
import { UserError } from "../errors/user-error.ts"

/** A file that lines are added to. */
export interface AccessLogFile {
  add(line: string): void
  /** Resolves once all lines are in the file. */
  close(): Promise<void>
}

/** Opens the file that `tsapi local --access-log` names. */
export function openAccessLog(file: string): AccessLogFile {
  const stream = createWriteStream(file, { fd: open(file) })
  return {
    add: (line) => void stream.write(`${line}\n`),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  }
}

function open(file: string): number {
  try {
    return openSync(file, "a")
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError("ACCESS_LOG_UNWRITABLE", `The access log cannot be written to ${file}: ${why}`, {
      hint: "Name a file in a directory that exists and that you may write to.",
      cause: error,
    })
  }
}
