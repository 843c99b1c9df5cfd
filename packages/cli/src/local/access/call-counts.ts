/** Counts requests by sort in memory that all threads share: a request that was judged before costs no message. */
export class CallCounts {
  readonly cells = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * mostCells))
  #next = 1

  /** A new cell, holding zero; undefined when all are taken. */
  take(): number | undefined {
    return this.#next < mostCells ? this.#next++ : undefined
  }

  /** What was counted since the last time. */
  drain(cell: number): number {
    return Atomics.exchange(this.cells, cell, 0)
  }
}

const mostCells = 16_384
