import { randomUUID } from "node:crypto"
import { rename, writeFile } from "node:fs/promises"

/** Writes a file anew, in one step: who reads it meanwhile finds what it held before, or all of the new content. */
export async function replaceFile(file: string, content: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, content)
  await rename(draft, file)
}
