import { createHash, randomUUID } from "node:crypto"
import { isDeepStrictEqual } from "node:util"

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const intrinsicFunctions: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
  Array: (...entries) => entries,
  ArrayContains: (list, wanted) => listOf(list).some((entry) => isDeepStrictEqual(entry, wanted)),
  ArrayGetItem: (list, index) => listOf(list)[whole(index)],
  ArrayLength: (list) => listOf(list).length,
  ArrayPartition(list, size) {
    const entries = listOf(list)
    const each = whole(size)
    if (each < 1) throw new Error("the size of a part is 1 or more")
    return Array.from({ length: Math.ceil(entries.length / each) }, (_, part) =>
      entries.slice(part * each, (part + 1) * each),
    )
  },
  ArrayRange(first, last, increment) {
    const [start, end, step] = [whole(first), whole(last), whole(increment)]
    const length = Math.floor((end - start) / step) + 1
    if (step === 0 || length > 1000) throw new Error("a range has 1000 numbers at most")
    return Array.from({ length: Math.max(0, length) }, (_, index) => start + index * step)
  },
  ArrayUnique: (list) =>
    listOf(list).filter((entry, index, all) => all.findIndex((other) => isDeepStrictEqual(other, entry)) === index),
  Base64Decode: (encoded) => Buffer.from(textOf(encoded), "base64").toString(),
  Base64Encode: (plain) => Buffer.from(textOf(plain)).toString("base64"),
  Format(template, ...args) {
    const pieces = textOf(template)
      .split(/(?<!\\)\{\}/)
      .map((piece) => piece.replace(/\\([{}])/g, "$1"))
    if (pieces.length !== args.length + 1) throw new Error(`it has ${pieces.length - 1} {} for ${args.length} values`)
    return pieces.map((piece, index) => piece + (index < args.length ? shown(args[index]) : "")).join("")
  },
  Hash(data, algorithm) {
    const name = textOf(algorithm).toLowerCase().replace("-", "")
    if (!["md5", "sha1", "sha256", "sha384", "sha512"].includes(name))
      throw new Error(`there is no ${shown(algorithm)}`)
    return createHash(name).update(textOf(data)).digest("hex")
  },
  JsonMerge(first, second, deep) {
    if (deep !== false) throw new Error("the third argument has to be false")
    return { ...Object(first), ...Object(second) }
  },
  JsonToString: (value) => JSON.stringify(value),
  MathAdd: (a, b) => whole(a) + whole(b),
  MathRandom: (start, end) => whole(start) + Math.floor(Math.random() * (whole(end) - whole(start))),
  StringSplit: (plain, splitters) =>
    textOf(plain)
      .split(new RegExp(`[${textOf(splitters).replace(/[\]\\^-]/g, "\\$&")}]`))
      .filter((part) => part !== ""),
  StringToJson: (json) => JSON.parse(textOf(json)),
  UUID: () => randomUUID(),
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`${shown(value)} is no list`)
}

function whole(value: unknown): number {
  if (typeof value === "number") return Math.trunc(value)
  throw new Error(`${shown(value)} is no number`)
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value
  throw new Error(`${shown(value)} is no text`)
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value)
}
