import { buffer } from "node:stream/consumers"
import yazl from "yazl"
import type { ArtifactFile } from "../model/built-stack.ts"

// A zip entry carries local time, so the date is the same wall-clock time in every time zone.
const mtime = new Date(1980, 0, 1)
const readableByAll = 0o100644

/** A zip whose bytes depend on nothing but the files and zlib. */
export async function zipFiles(files: readonly ArtifactFile[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  for (const { name, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
      mtime,
      mode: readableByAll,
      compressionLevel: 9,
      forceDosTimestamp: true,
    })
  }
  zip.end()
  return buffer(zip.outputStream)
}
