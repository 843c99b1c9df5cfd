import { createWriteStream, openSync } from "node:fs"
import { UserError } from "../errors/user-error.ts"

/** A file that lines are added to. */
export interface AccessLogFile {
  add(line: string): void
  /** Resolves once all lines are in the file, or none can be written any more. */
  close(): Promise<void>
}

/** Opens the file that `tsapi local --access-log` names; `onError` hears once of what fails later, such as a full disk. */
export function openAccessLog(file: string, onError: (message: string) => void): AccessLogFile {
  const stream = createWriteStream(file, { fd: open(file) })
  stream.on("error", (error) => onError(faultOf(file, error)))
  return {
    add: (line) => void (stream.writable && stream.write(`${line}\n`)),
    close: () => new Promise((resolve) => (stream.closed ? resolve() : stream.once("close", () => resolve()).end())),
  }
}

function open(file: string): number {
  try {
    return openSync(file, "a")
  } catch (error) {
    throw new UserError("ACCESS_LOG_UNWRITABLE", faultOf(file, error), {
      hint: "Name a file in a directory that exists and that you may write to.",
      cause: error,
    })
  }
}

function faultOf(file: string, error: unknown): string {
  return `The access log cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}`
}
