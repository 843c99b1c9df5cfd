import { mkdir } from "node:fs/promises"
import { ClassicLevel } from "classic-level"
import { openError } from "../state/open-error.ts"

/** JSON values by text keys, in one directory. A batch is written whole or not at all, and survives a killed process. */
export type Level = ClassicLevel<string, unknown>

/** Rejects with a UserError when another process has the directory open, or it cannot be read. */
export async function openLevel(service: string, directory: string): Promise<Level> {
  await mkdir(directory, { recursive: true })
  const level: Level = new ClassicLevel(directory, { keyEncoding: "utf8", valueEncoding: "json" })
  try {
    await level.open()
  } catch (cause) {
    throw openError(service, directory, cause)
  }
  return level
}
