import type { ScalarType } from "../attribute-value.ts"

/** Bytes that compare as DynamoDB orders the values; no value's bytes are a prefix of another's. */
export function sortableBytes(type: ScalarType, value: string): Buffer {
  if (type === "N") return sortableNumber(value)
  return Buffer.concat([sortablePrefix(type, value), TERMINATOR])
}

/** The bytes every string or binary that begins with `value` begins with. */
export function sortablePrefix(type: "S" | "B", value: string): Buffer {
  const bytes = Buffer.from(value, type === "S" ? "utf8" : "base64")
  if (!bytes.includes(0)) return bytes
  // A zero byte becomes 00 01, so that the terminator 00 00 sorts before every longer value.
  return Buffer.from([...bytes].flatMap((byte) => (byte === 0 ? [0, 1] : [byte])))
}

const TERMINATOR = Buffer.from([0, 0])

/** DynamoDB's smallest exponent is -130, its greatest 125: together they fill one byte. */
const EXPONENT_OFFSET = 130

function sortableNumber(text: string): Buffer {
  const negative = text.startsWith("-")
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".")
  const significant = (whole + fraction).replace(/^0+/, "")
  const digits = significant.replace(/0+$/, "")
  if (digits === "") return Buffer.from([0x80])

  const exponent = significant.length - fraction.length - 1 + EXPONENT_OFFSET
  const bytes = [0x81, exponent, ...Array.from(digits, (digit) => Number(digit) + 1), 0]
  // The greater a negative number's magnitude, the earlier it sorts: every byte is mirrored.
  return Buffer.from(negative ? bytes.map((byte, index) => (index === 0 ? 0x7f : 0xff - byte)) : bytes)
}
