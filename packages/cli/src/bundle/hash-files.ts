import { createHash } from "node:crypto"
import type { ArtifactFile } from "../model/built-stack.ts"

/** Hex SHA-256 over the files' names and contents, in order. */
export function hashFiles(files: readonly ArtifactFile[]): string {
  const hash = createHash("sha256")
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  return hash.digest("hex")
}
