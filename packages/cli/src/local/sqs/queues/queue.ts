import type { Tags } from "../../protocol/tags.ts"

/** A queue as the store keeps it. */
export interface Queue {
  readonly name: string
  /** Stays; part of receipt handles. */
  readonly number: number
  /** Under which its messages stand in the store; another one after a purge. */
  readonly space: number
  /** What was set, by name; defaults are not in it. */
  readonly attributes: Readonly<Record<string, string>>
  readonly tags: Tags
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly modifiedAt: number
  /** Milliseconds since 1970. */
  readonly purgedAt?: number
}

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string
  readonly maxReceiveCount: number
}

export function isFifo(queue: Pick<Queue, "name">): boolean {
  return queue.name.endsWith(".fifo")
}

/** Undefined where it has none; its form was checked when it was set. */
export function redrivePolicyOf(queue: Pick<Queue, "attributes">): RedrivePolicy | undefined {
  const text = queue.attributes["RedrivePolicy"]
  if (!text) return undefined
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text)
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) }
}
