import type { Tags } from "../../protocol/tags.ts"

/** A topic as the store keeps it. */
export interface Topic {
  readonly name: string
  /** What was set, by name; defaults are not in it. */
  readonly attributes: Readonly<Record<string, string>>
  readonly tags: Tags
  /** Of the last message of a FIFO topic. */
  readonly sequence: number
}

export function isFifo({ name }: Pick<Topic, "name">): boolean {
  return name.endsWith(".fifo")
}
