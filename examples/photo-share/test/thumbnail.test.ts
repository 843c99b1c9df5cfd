import jpeg from "jpeg-js"
import { PNG } from "pngjs"
import { describe, expect, it } from "vitest"
import { formatOf, readImage, UnreadableImage } from "../src/read-image.ts"
import { toThumbnail } from "../src/to-thumbnail.ts"

/** An image of one colour. */
function imageOf(width: number, height: number, colour: readonly number[]) {
  return { width, height, data: Buffer.from(Array.from({ length: width * height }, () => colour).flat()) }
}

/** The pixel in the middle of a JPEG. */
function middleOf(bytes: Uint8Array) {
  const { width, height, data } = jpeg.decode(bytes)
  const at = ((height >> 1) * width + (width >> 1)) * 4
  return { width, height, colour: [...data.subarray(at, at + 3)] }
}

describe("a thumbnail", () => {
  it("is as wide or as high as it may be, and keeps the shape and the colour", () => {
    const { width, height, colour } = middleOf(toThumbnail(imageOf(1024, 512, [200, 40, 40, 255])))

    expect([width, height]).toEqual([256, 128])
    for (const [channel, value] of [200, 40, 40].entries()) expect(colour[channel]).toBeCloseTo(value, -1)
  })

  it("is no larger than the photo", () => {
    expect(middleOf(toThumbnail(imageOf(20, 10, [0, 0, 0, 255])))).toMatchObject({ width: 20, height: 10 })
  })

  it("is white where the photo is transparent", () => {
    expect(middleOf(toThumbnail(imageOf(16, 16, [0, 0, 0, 0]))).colour).toEqual([255, 255, 255])
  })
})

describe("a file", () => {
  const png = new PNG({ width: 3, height: 2 })
  png.data.fill(255)
  const files = [
    ["jpeg", jpeg.encode(imageOf(3, 2, [1, 2, 3, 255])).data],
    ["png", PNG.sync.write(png)],
  ] as const

  it.each(files)("is known for a %s by how it begins, and read", (format, bytes) => {
    expect(formatOf(bytes)).toBe(format)
    expect(readImage(bytes)).toMatchObject({ width: 3, height: 2 })
  })

  it.each(files)("that is a %s and ends too early cannot be read", (_format, bytes) => {
    expect(() => readImage(bytes.subarray(0, 40))).toThrow(UnreadableImage)
  })

  it("that is something else is unknown", () => {
    expect(formatOf(Buffer.from("GIF89a"))).toBe("unknown")
  })
})
