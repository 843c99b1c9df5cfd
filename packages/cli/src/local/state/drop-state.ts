import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { ClassicLevel } from "classic-level"
import { openError } from "./open-error.ts"

/**
 * Deletes the data of an embedded service, which is not started for it: it would deliver what it has kept. Rejects with a
 * UserError while another process has the data open.
 */
export async function dropState(service: string, directory: string): Promise<void> {
  await checkState(service, directory)
  await rm(directory, { recursive: true, force: true })
}

/** Rejects with LOCAL_STATE_IN_USE while another process has the data of an embedded service open. */
export async function checkState(service: string, directory: string): Promise<void> {
  // Keys are in the directory, or in `index` where bodies are files.
  for (const place of [join(directory, "index"), directory]) {
    if (existsSync(place)) await checkFree(service, place)
  }
}

async function checkFree(service: string, directory: string): Promise<void> {
  const database = new ClassicLevel(directory, { createIfMissing: false })
  try {
    await database.open()
  } catch (cause) {
    const error = openError(service, directory, cause)
    if (error.code === "LOCAL_STATE_IN_USE") throw error
  } finally {
    await database.close()
  }
}
