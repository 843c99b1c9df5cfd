import { S3Error } from "../s3-error.ts"
import type { ByteRange } from "../store/body-files.ts"

/** The bytes that a `Range` header asks for; undefined where S3 sends all of them. Throws InvalidRange. */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? []
  // S3 answers several ranges, and what is no range, with the whole object.
  if (first === "" && last === "") return undefined
  const range = first === "" ? suffixOf(size, Number(last)) : { first: Number(first), last: endOf(last, size) }
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined
  if (range.first < size && range.last >= range.first) return range
  throw new S3Error("InvalidRange", "The requested range is not satisfiable", {
    status: 416,
    members: { RangeRequested: header ?? "", ActualObjectSize: size },
    headers: { "content-range": `bytes */${size}` },
  })
}

function suffixOf(size: number, length: number): ByteRange {
  return length === 0 ? { first: size, last: size } : { first: Math.max(size - length, 0), last: size - 1 }
}

function endOf(last: string, size: number): number {
  return last === "" ? size - 1 : Math.min(Number(last), size - 1)
}
