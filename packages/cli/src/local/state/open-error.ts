import { UserError } from "../../errors/user-error.ts"

/** Says why the data of a service in `directory` cannot be opened, and what to do. */
export function openError(service: string, directory: string, cause: unknown): UserError {
  if (codes(cause).includes("LEVEL_LOCKED")) {
    return new UserError("LOCAL_STATE_IN_USE", `Another process has the local ${service} in ${directory} open`, {
      hint: "Stop the other `tsapi local`, or give this one its own project directory.",
      cause,
    })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new UserError("LOCAL_STATE_UNREADABLE", `The local ${service} in ${directory} cannot be read: ${reason}`, {
    hint: "Start with `tsapi local --fresh` to begin empty.",
    cause,
  })
}

function codes(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return []
  return ["code" in error ? error.code : undefined, ...codes(error.cause)]
}
