import { expect, it } from "vitest"
import { FrameSizes } from "./frame-sizes.ts"

/** A frame as a client sends it: masked, of a length that is written in 7, 16 or 64 bits. */
function frame(length: number): Buffer {
  const header = length < 126 ? [0x81, 0x80 + length] : [0x81, 0xfe, length >> 8, length & 0xff]
  const long = Buffer.alloc(10)
  long.set([0x81, 0xff])
  long.writeBigUInt64BE(BigInt(length), 2)
  const start = length < 65_536 ? Buffer.from(header) : long
  return Buffer.concat([start, Buffer.alloc(4 + length, 0xff)])
}

it("lets frames of 32 KB through, and nothing larger", () => {
  const sizes = new FrameSizes()
  expect([0, 125, 126, 32_768].map((length) => sizes.exceeds(frame(length)))).toEqual([false, false, false, false])
  expect(new FrameSizes().exceeds(frame(32_769))).toBe(true)
  expect(new FrameSizes().exceeds(frame(70_000))).toBe(true)
})

it("finds them whatever pieces the bytes come in", () => {
  const sizes = new FrameSizes()
  const bytes = Buffer.concat([frame(5), frame(300), frame(32_768), frame(32_769)])
  const found = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    sizes.exceeds(bytes.subarray(index * 7, index * 7 + 7)),
  ).indexOf(true)
  const before = frame(5).length + frame(300).length + frame(32_768).length
  expect(found).toBe(Math.floor((before + 3) / 7))
})
