import jpeg from "jpeg-js"
import type { Image } from "./read-image.ts"

const longestSide = 256

/** A JPEG of at most 256 by 256 pixels, on white where the image is transparent. */
export function toThumbnail(image: Image): Uint8Array {
  const { width, height, data } = shrink(image)
  return jpeg.encode({ width, height, data: Buffer.from(data) }, 80).data
}

/** Each pixel is the mean of those whose place it takes. */
function shrink({ width, height, data }: Image): Image {
  const scale = Math.max(1, Math.max(width, height) / longestSide)
  const small = { width: Math.max(1, Math.round(width / scale)), height: Math.max(1, Math.round(height / scale)) }
  const pixels = new Uint8Array(small.width * small.height * 4)
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const area = {
        ...{ left: Math.floor((x * width) / small.width), right: Math.ceil(((x + 1) * width) / small.width) },
        ...{ top: Math.floor((y * height) / small.height), bottom: Math.ceil(((y + 1) * height) / small.height) },
      }
      pixels.set(meanOf({ width, height, data }, area), (y * small.width + x) * 4)
    }
  }
  return { ...small, data: pixels }
}

interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function meanOf({ width, data }: Image, { left, right, top, bottom }: Area): readonly number[] {
  const sums = [0, 0, 0]
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4
      const opacity = (data[at + 3] ?? 255) / 255
      for (const [channel, sum] of sums.entries()) {
        sums[channel] = sum + (data[at + channel] ?? 0) * opacity + 255 * (1 - opacity)
      }
    }
  }
  const count = (right - left) * (bottom - top)
  return [...sums.map((sum) => Math.round(sum / count)), 255]
}
