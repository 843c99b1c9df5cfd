import type { Message } from "esbuild"
import { UserError, UserErrors } from "./user-error.ts"

/** Turns esbuild's messages into user errors at their lines; anything else passes through. */
export function toUserErrors(error: unknown, projectDir: string): unknown {
  if (!isBuildFailure(error)) return error
  return new UserErrors(error.errors.map((message) => toUserError(message, projectDir)))
}

function toUserError(message: Message, projectDir: string): UserError {
  const { text, location, notes } = message
  const file = location?.file.replace(`${projectDir}/`, "")
  return new UserError("SOURCE_INVALID", text, {
    hint: missingPackage(text) ?? notes[0]?.text,
    location: location && file ? { file, line: location.line } : undefined,
  })
}

// esbuild's own advice is an option that tsapi does not have.
function missingPackage(text: string): string | undefined {
  const [, name] = /^Could not resolve "((?:@[^"/]+\/)?[^"./][^"/]*)/.exec(text) ?? []
  return name && `Install it (npm install ${name}), or write "./" before a path of your own.`
}

/** Whether the bundler threw it. */
export function isBuildFailure(error: unknown): error is { readonly errors: readonly Message[] } {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors) && "warnings" in error
}
