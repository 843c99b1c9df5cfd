import { spaceOfVisibleKey } from "./message-keys.ts"

/**
 * From where on each space has entries by visibility. A queue is read at its front, where what was deleted lies until
 * the store compacts it; without this, each receive would step over all of it.
 */
export class FirstVisible {
  readonly #keys = new Map<number, Buffer>()

  /** Undefined before the space was read. */
  of(space: number): Buffer | undefined {
    return this.#keys.get(space)
  }

  /** Nothing is before `key`. */
  raise(space: number, key: Buffer): void {
    this.#keys.set(space, key)
  }

  /** `key` was written, whatever it is. */
  lower(key: Buffer): void {
    const space = spaceOfVisibleKey(key)
    if (space === undefined) return
    const first = this.#keys.get(space)
    if (first && key.compare(first) < 0) this.#keys.set(space, key)
  }
}
