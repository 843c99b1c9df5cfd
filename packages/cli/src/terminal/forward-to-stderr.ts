import type { Readable } from "node:stream"

/** Shows what user code prints, where it cannot mix with the command's result. */
export function forwardToStderr(stream: Readable): void {
  stream.on("data", (chunk: Buffer) => process.stderr.write(chunk))
}
