import { joinKey, rangeOf, uint48 } from "../../state/key-range.ts"
import type { Change, StateStore } from "../../state/state-store.ts"

/** A redrive of a dead-letter queue. */
export interface MoveTask {
  readonly handle: string
  readonly sourceArn: string
  /** Undefined: each message goes to the queue it came from. */
  readonly destinationArn?: string | undefined
  readonly perSecond?: number | undefined
  readonly status: "RUNNING" | "COMPLETED" | "CANCELLED" | "FAILED"
  readonly moved: number
  readonly toMove: number
  readonly failureReason?: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
}

/** The oldest first. */
export async function storedTasks(state: StateStore): Promise<readonly MoveTask[]> {
  const tasks: MoveTask[] = []
  for await (const [, text] of state.entries(rangeOf(Buffer.from("t")))) tasks.push(JSON.parse(text))
  return tasks
}

export function storedTask(state: StateStore, task: MoveTask): MoveTask | undefined {
  const text = state.value(taskKey(task))
  return text === undefined ? undefined : JSON.parse(text)
}

export function putTask(task: MoveTask): Change {
  return { type: "put", key: taskKey(task), value: JSON.stringify(task) }
}

function taskKey({ startedAt, handle }: MoveTask): Buffer {
  return joinKey("t", uint48(startedAt), handle)
}
