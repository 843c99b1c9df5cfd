import type { ErrorCode } from "../errors/codes.ts"
import { UserError } from "../errors/user-error.ts"
import type { CfnValue } from "./cloudformation.ts"

export interface JsonFile {
  /** Relative to the project. */
  readonly file: string
  readonly text: string
  /** Of the error where it is not JSON. */
  readonly code: ErrorCode
  readonly hint: string
}

/** What a JSON file says. Throws `UserError` at the line where it is not JSON. */
export function parseJsonFile({ file, text, code, hint }: JsonFile): CfnValue {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) }
    const [, position = text.length] = /position (\d+)/.exec(message) ?? []
    const line = text.slice(0, Number(position)).split("\n").length
    throw new UserError(code, `${file} is not JSON: ${message}`, { hint, location: { file, line } })
  }
}
