import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { UserError } from "../errors/user-error.ts"

/** Writes a file that the user named, and the directories above it. */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    throw new UserError("OUTPUT_FILE_UNUSABLE", `${file} cannot be written: ${(cause as Error).message}`, {
      hint: "Name another file with --output.",
      cause,
    })
  }
}
