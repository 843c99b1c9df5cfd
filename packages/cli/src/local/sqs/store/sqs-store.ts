import { KeptRecords } from "../../state/kept-records.ts"
import type { Change } from "../../state/state-store.ts"
import { StateStore } from "../../state/state-store.ts"
import type { Queue } from "../queues/queue.ts"
import { queueDoesNotExist } from "../sqs-errors.ts"
import type { MessageKey } from "./message-keys.ts"
import {
  contentKey,
  messageKey,
  readVisibleKey,
  spaceRange,
  stateKey,
  visibleKey,
  visibleRange,
} from "./message-keys.ts"
import { FirstVisible } from "./first-visible.ts"
import type { MessageContent, MessageState } from "./message.ts"

const PORT_KEY = Buffer.from("cport")
const SPACE_KEY = Buffer.from("cspace")
const SEQUENCE_KEY = Buffer.from("csequence")
/** So many numbers are taken from the store at a time; a crash leaves the rest unused. */
const SEQUENCE_BLOCK = 1_000_000

export interface VisibleEntry {
  readonly entry: Buffer
  readonly visibleAt: number
  readonly key: MessageKey
  /** Of a FIFO queue: the group. */
  readonly value: string
}

/** Queues and messages. Bodies stay on disk. */
export class SqsStore {
  readonly state: StateStore
  readonly #queues: KeptRecords<Queue>
  #nextSequence = 0
  #reservedSequence = 0
  #lastSentAt = 0
  readonly #firstVisible = new FirstVisible()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<SqsStore> {
    const state = await StateStore.open({ directory, service: "SQS", format: 1 })
    const queues = await KeptRecords.load<Queue>(state, { prefix: "q", keyOf: ({ name }) => name })
    const store = new SqsStore(state, queues)
    store.#nextSequence = store.#reservedSequence = Number(store.state.value(SEQUENCE_KEY) ?? 1)
    return store
  }

  private constructor(state: StateStore, queues: KeptRecords<Queue>) {
    this.state = state
    this.#queues = queues
  }

  get queues(): ReadonlyMap<string, Queue> {
    return this.#queues.byKey
  }

  /** Throws QueueDoesNotExist. */
  queue(name: string): Queue {
    const queue = this.queues.get(name)
    if (!queue) throw queueDoesNotExist()
    return queue
  }

  async saveQueue(queue: Queue): Promise<void> {
    const before = this.queues.get(queue.name)
    await this.#queues.save(queue)
    // After the commit: a crash in between only leaves entries that nothing refers to.
    if (before && before.space !== queue.space) await this.state.clear(spaceRange(before.space))
  }

  async dropQueue(queue: Queue): Promise<void> {
    await this.#queues.drop(queue)
    await this.state.clear(spaceRange(queue.space))
  }

  /** The port of the last start; 0 before the first. */
  get port(): number {
    return Number(this.state.value(PORT_KEY) ?? 0)
  }

  async savePort(port: number): Promise<void> {
    if (port !== this.port) await this.commit([{ type: "put", key: PORT_KEY, value: String(port) }])
  }

  /** A number that no queue and no space had before. */
  async newSpace(): Promise<number> {
    const space = Number(this.state.value(SPACE_KEY) ?? 1)
    await this.commit([{ type: "put", key: SPACE_KEY, value: String(space + 1) }])
    return space
  }

  /** For a message sent now, after all others even where the clock was set back. */
  async newMessageKey(now: number): Promise<MessageKey> {
    this.#lastSentAt = Math.max(this.#lastSentAt, now)
    return messageKey(this.#lastSentAt, await this.#newSequence())
  }

  /** Writes all changes or none. */
  async commit(changes: readonly Change[]): Promise<void> {
    await this.state.commit(changes)
    for (const { type, key } of changes) if (type === "put") this.#firstVisible.lower(key)
  }

  /** What can be received now, the longest visible first. */
  async *due(space: number, now: number): AsyncGenerator<VisibleEntry> {
    const { lower } = visibleRange(space)
    const range = { lower: this.#firstVisible.of(space) ?? lower, upper: visibleKey(space, now + 1, Buffer.alloc(0)) }
    let first = true
    for await (const [entry, value] of this.state.entries(range)) {
      if (first) this.#firstVisible.raise(space, entry)
      first = false
      yield { entry, value, ...readVisibleKey(entry) }
    }
  }

  /** When the next message becomes visible that is not visible now. */
  async nextVisibleAt(space: number, now: number): Promise<number | undefined> {
    const range = { lower: visibleKey(space, now + 1, Buffer.alloc(0)), upper: visibleRange(space).upper }
    for await (const [entry] of this.state.entries(range, { limit: 1 })) return readVisibleKey(entry).visibleAt
    return undefined
  }

  content(space: number, key: MessageKey): MessageContent | undefined {
    const text = this.state.value(contentKey(space, key))
    return text === undefined ? undefined : JSON.parse(text)
  }

  messageState(space: number, key: MessageKey): MessageState | undefined {
    const text = this.state.value(stateKey(space, key))
    return text === undefined ? undefined : JSON.parse(text)
  }

  async #newSequence(): Promise<number> {
    if (this.#nextSequence >= this.#reservedSequence) {
      this.#reservedSequence = this.#nextSequence + SEQUENCE_BLOCK
      await this.commit([{ type: "put", key: SEQUENCE_KEY, value: String(this.#reservedSequence) }])
    }
    return this.#nextSequence++
  }
}

export function putState(space: number, key: MessageKey, state: MessageState): Change {
  return { type: "put", key: stateKey(space, key), value: JSON.stringify(state) }
}
