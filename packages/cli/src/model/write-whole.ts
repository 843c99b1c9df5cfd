import { randomUUID } from "node:crypto"
import { readFile, rename, writeFile } from "node:fs/promises"

/** Writes a file that other commands may be reading: they find what it held before, or all of the new content. */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const before = await readFile(file).catch(() => undefined)
  if (before?.equals(content)) return
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, content)
  await rename(draft, file)
}
