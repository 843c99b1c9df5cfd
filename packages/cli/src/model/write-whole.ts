import { readFile } from "node:fs/promises"
import { replaceFile } from "./replace-file.ts"

/** Writes a file that other commands may be reading: they find what it held before, or all of the new content. */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const before = await readFile(file).catch(() => undefined)
  if (!before?.equals(content)) await replaceFile(file, content)
}
