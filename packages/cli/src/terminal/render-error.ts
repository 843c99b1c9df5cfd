import { readFileSync } from "node:fs"
import type { SourceLocation } from "@tsapi/framework"
import { AwsFailure } from "../errors/aws-failure.ts"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { shortenLine } from "./shorten-line.ts"
import type { Terminal } from "./terminal.ts"

const userFault = 1
const ourBug = 70

export interface RenderedError {
  readonly text: string
  /** The same for `--json`. */
  readonly document: unknown
  readonly exitCode: number
}

interface RenderContext {
  readonly colors: Terminal["colors"]
  readonly debug: boolean
}

/** An error as people read it, as programs read it, and the exit code it ends with. */
export function renderError(error: unknown, context: RenderContext): RenderedError {
  if (error instanceof UserErrors) {
    const rendered = error.errors.map((one) => renderError(one, context))
    const document = { errors: error.errors.map(userErrorDocument) }
    return { text: rendered.map(({ text }) => text).join("\n\n"), document, exitCode: userFault }
  }
  const cause = context.debug && error instanceof Error && error.cause ? `\n${stackOf(error.cause)}` : ""
  if (error instanceof UserError) {
    const { code, message, location, hint } = error
    const reference = context.colors.dim(`docs/errors.md#${code.toLowerCase()}`)
    const text = lines([
      `${heading(code, context)}  ${message}`,
      place(location, context),
      `  ${hint ? `${hint}   ` : ""}${reference}`,
    ])
    return { text: text + cause, document: userErrorDocument(error), exitCode: userFault }
  }
  if (error instanceof AwsFailure) {
    const { operation, awsCode, requestId, location, hint } = error.details
    const request = requestId ? `  request ${requestId}` : ""
    const text = lines([
      `${heading(awsCode ?? "AWS", context)}  ${error.message}`,
      place(location, context),
      context.colors.dim(`  ${operation}${request}`),
      hint && `  ${hint}`,
    ])
    const document = { code: awsCode, message: error.message, operation, requestId, location, hint }
    return { text: text + cause, document, exitCode: userFault }
  }
  const text = `${heading("internal", context)}  This is a bug in tsapi; please report it with what follows.\n${stackOf(error)}`
  return { text, document: { code: "INTERNAL", message: String(error) }, exitCode: ourBug }
}

function userErrorDocument({ code, message, hint, location }: UserError) {
  return { code, message, hint, location }
}

function heading(code: string, { colors }: RenderContext): string {
  return `${colors.red("error")} ${colors.bold(code)}`
}

// Locations are relative to the project; the line's own text is shown where the project is the working directory.
function place(location: SourceLocation | undefined, { colors }: RenderContext): string | undefined {
  if (!location) return undefined
  const source = sourceLine(location)
  return `  ${colors.cyan(`${location.file}:${location.line}`)}${source ? `  ${source}` : ""}`
}

function sourceLine({ file, line }: SourceLocation): string | undefined {
  try {
    return shortenLine(readFileSync(file, "utf8").split("\n")[line - 1]?.trim() ?? "")
  } catch {
    return undefined
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n")
}
