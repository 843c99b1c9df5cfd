/** How far a shard has been dealt with, while several of its records are under way. */
export class ShardProgress {
  /** In the order of the shard; whether each is dealt with. */
  readonly #records = new Map<string, boolean>()
  #unfinished = 0
  #reached: string | undefined

  /** Notes records that were read, in their order. */
  begin(sequenceNumber: string): void {
    this.#records.set(sequenceNumber, false)
    this.#unfinished++
  }

  finish(sequenceNumber: string): void {
    this.#records.set(sequenceNumber, true)
    this.#unfinished--
    for (const [number, isDone] of this.#records) {
      if (!isDone) return
      this.#records.delete(number)
      this.#reached = number
    }
  }

  /** How many were read and are not dealt with. */
  get unfinished(): number {
    return this.#unfinished
  }

  /** The last record before which all are dealt with; undefined before there is one. */
  get reached(): string | undefined {
    return this.#reached
  }
}
