/** Chooses the same way every time it is started from the same seed. */
export interface RandomSource {
  /** An integer from 0 up to, not including, `below`. */
  integer(below: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  /** True once in `times`. */
  once(times: number): boolean
}

/** Mulberry32: small, and good enough to shuffle syntax. */
export function randomSource(seed: number): RandomSource {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (below: number) => Math.floor(next() * below)
  return {
    integer,
    pick: (choices) => choices[integer(choices.length)] ?? choices[0],
    once: (times) => integer(times) === 0,
  }
}
