import jpeg from "jpeg-js"
import { PNG } from "pngjs"

/** Pixels from left to right and from top to bottom: red, green, blue, alpha. */
export interface Image {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The bytes are no image after all. */
export class UnreadableImage extends Error {
  override readonly name = "UnreadableImage"
}

/** What a file is, by how it begins: what its sender says of it proves nothing. */
export function formatOf(bytes: Uint8Array): "jpeg" | "png" | "unknown" {
  const start = Buffer.from(bytes).toString("latin1")
  if (start.startsWith("\xff\xd8\xff")) return "jpeg"
  return start.startsWith("\x89PNG\r\n\x1a\n") ? "png" : "unknown"
}

/** Throws an UnreadableImage. */
export function readImage(bytes: Uint8Array): Image {
  try {
    return formatOf(bytes) === "png"
      ? PNG.sync.read(Buffer.from(bytes))
      : jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 1024 })
  } catch (error) {
    throw new UnreadableImage("The image cannot be decoded", { cause: error })
  }
}
