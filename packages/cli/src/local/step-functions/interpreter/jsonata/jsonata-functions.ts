import { createHash, randomUUID } from "node:crypto"

interface JsonataFunction {
  readonly signature: string
  readonly run: (...args: never[]) => unknown
}

/** What Step Functions adds to JSONata. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const jsonataFunctions: Readonly<Record<string, JsonataFunction>> = {
  partition: { signature: "<a-n:a>", run: partition },
  range: { signature: "<nnn:a>", run: range },
  hash: {
    signature: "<s-s:s>",
    run: (text: string, algorithm: string) => createHash(nodeName(algorithm)).update(text).digest("hex"),
  },
  random: { signature: "<n?:n>", run: (seed?: number) => (seed === undefined ? Math.random() : seeded(seed)) },
  uuid: { signature: "<:s>", run: () => randomUUID() },
  parse: { signature: "<s-:x>", run: (text: string) => JSON.parse(text) },
  eval: {
    signature: "<sx?:x>",
    run: () => {
      throw new Error("Step Functions does not support $eval; use $parse")
    },
  },
}

function partition(list: readonly unknown[], size: number): unknown[][] {
  if (!(size >= 1)) throw new Error("The size of a partition is 1 or more")
  return Array.from({ length: Math.ceil(list.length / Math.floor(size)) }, (_, index) =>
    list.slice(index * Math.floor(size), (index + 1) * Math.floor(size)),
  )
}

function range(first: number, last: number, increment: number): number[] {
  const length = Math.floor((last - first) / increment) + 1
  if (!Number.isFinite(length) || length > 1000) throw new Error("A range has 1000 numbers at most")
  return Array.from({ length: Math.max(0, length) }, (_, index) => first + index * increment)
}

function nodeName(algorithm: string): string {
  const name = algorithm.toLowerCase().replace("-", "")
  if (["md5", "sha1", "sha256", "sha384", "sha512"].includes(name)) return name
  throw new Error(`${algorithm} is none of MD5, SHA-1, SHA-256, SHA-384 and SHA-512`)
}

/** mulberry32: the same number for the same seed, though not the one that AWS gives. */
function seeded(seed: number): number {
  let state = (seed + 0x6d2b79f5) | 0
  state = Math.imul(state ^ (state >>> 15), state | 1)
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61)
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32
}
