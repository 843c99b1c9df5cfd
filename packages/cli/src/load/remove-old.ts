import { readdir, rm, stat } from "node:fs/promises"
import path from "node:path"

export interface OldEntries {
  readonly prefix: string
  /** Since they were written: another process may be about to load younger ones. */
  readonly olderThanMs: number
}

/** Removes files and directories that earlier runs left, and none that may still be needed. */
export async function removeOld(directory: string, { prefix, olderThanMs }: OldEntries): Promise<void> {
  const entries = (await readdir(directory)).filter((entry) => entry.startsWith(prefix))
  await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(directory, entry)
      // Another process may have removed it meanwhile.
      const written = await stat(file).catch(() => undefined)
      if (written && Date.now() - written.mtimeMs > olderThanMs) await rm(file, { recursive: true, force: true })
    }),
  )
}
