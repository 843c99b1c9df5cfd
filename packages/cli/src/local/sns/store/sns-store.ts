import { joinKey, rangeOf, uint48 } from "../../state/key-range.ts"
import { type Change, StateStore } from "../../state/state-store.ts"
import type { Subscription } from "./subscription.ts"
import type { Topic } from "./topic.ts"

/** Topics and subscriptions; few enough to be held in memory too. */
export class SnsStore {
  readonly state: StateStore
  readonly #topics = new Map<string, Topic>()
  readonly #subscriptions = new Map<string, Subscription>()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<SnsStore> {
    const store = new SnsStore(await StateStore.open({ directory, service: "SNS", format: 2 }))
    for await (const [, text] of store.state.entries(rangeOf(Buffer.from("t")))) {
      const topic: Topic = JSON.parse(text)
      store.#topics.set(topic.name, topic)
    }
    for await (const [, text] of store.state.entries(rangeOf(Buffer.from("s")))) {
      const subscription: Subscription = JSON.parse(text)
      store.#subscriptions.set(subscription.arn, subscription)
    }
    return store
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  get topics(): ReadonlyMap<string, Topic> {
    return this.#topics
  }

  get subscriptions(): ReadonlyMap<string, Subscription> {
    return this.#subscriptions
  }

  subscriptionsOf(topicArn: string): readonly Subscription[] {
    return [...this.#subscriptions.values()].filter((subscription) => subscription.topicArn === topicArn)
  }

  async saveTopic(topic: Topic, alongWith: readonly Change[] = []): Promise<void> {
    const value = JSON.stringify(topic)
    await this.state.commit([{ type: "put", key: joinKey("t", topic.name), value }, ...alongWith])
    this.#topics.set(topic.name, topic)
  }

  async dropTopic({ name }: Topic): Promise<void> {
    await this.state.commit([{ type: "del", key: joinKey("t", name) }])
    this.#topics.delete(name)
  }

  async saveSubscription(subscription: Subscription): Promise<void> {
    const value = JSON.stringify(subscription)
    await this.state.commit([{ type: "put", key: joinKey("s", subscription.arn), value }])
    this.#subscriptions.set(subscription.arn, subscription)
  }

  async dropSubscription({ arn }: Subscription): Promise<void> {
    await this.state.commit([{ type: "del", key: joinKey("s", arn) }])
    this.#subscriptions.delete(arn)
  }

  /** Forgets deduplication ids that were used too long ago to count. */
  async forgetDuplicates(now: number): Promise<void> {
    const expired = { lower: Buffer.from("e"), upper: joinKey("e", uint48(now)) }
    const changes: Change[] = []
    for await (const [key, duplicate] of this.state.entries(expired, { limit: 1000 })) {
      changes.push({ type: "del", key })
      const known = this.state.value(Buffer.from(duplicate, "hex"))
      // The id may have been used again since.
      if (known !== undefined && JSON.parse(known).expiresAt <= now)
        changes.push({ type: "del", key: Buffer.from(duplicate, "hex") })
    }
    await this.state.commit(changes)
  }
}

/** Where a FIFO topic remembers a message by its deduplication id. */
export function duplicateKey(topicName: string, hash: Buffer): Buffer {
  return joinKey("d", hash, topicName)
}

/** When that can be forgotten; holds the key of `duplicateKey` in hexadecimal digits. */
export function duplicateExpiryKey(expiresAt: number, duplicate: Buffer): Buffer {
  return joinKey("e", uint48(expiresAt), duplicate)
}
