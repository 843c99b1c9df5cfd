import { joinKey, uint48 } from "../../state/key-range.ts"
import { KeptRecords } from "../../state/kept-records.ts"
import { type Change, StateStore } from "../../state/state-store.ts"
import type { Subscription } from "./subscription.ts"
import type { Topic } from "./topic.ts"

/** Topics and subscriptions; few enough to be held in memory too. */
export class SnsStore {
  readonly state: StateStore
  readonly #topics: KeptRecords<Topic>
  readonly #subscriptions: KeptRecords<Subscription>

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<SnsStore> {
    const state = await StateStore.open({ directory, service: "SNS", format: 2 })
    const topics = await KeptRecords.load<Topic>(state, { prefix: "t", keyOf: ({ name }) => name })
    const subscriptions = await KeptRecords.load<Subscription>(state, { prefix: "s", keyOf: ({ arn }) => arn })
    return new SnsStore(state, topics, subscriptions)
  }

  private constructor(state: StateStore, topics: KeptRecords<Topic>, subscriptions: KeptRecords<Subscription>) {
    this.state = state
    this.#topics = topics
    this.#subscriptions = subscriptions
  }

  get topics(): ReadonlyMap<string, Topic> {
    return this.#topics.byKey
  }

  get subscriptions(): ReadonlyMap<string, Subscription> {
    return this.#subscriptions.byKey
  }

  subscriptionsOf(topicArn: string): readonly Subscription[] {
    return [...this.subscriptions.values()].filter((subscription) => subscription.topicArn === topicArn)
  }

  async saveTopic(topic: Topic, alongWith: readonly Change[] = []): Promise<void> {
    await this.#topics.save(topic, alongWith)
  }

  async dropTopic(topic: Topic): Promise<void> {
    await this.#topics.drop(topic)
  }

  async saveSubscription(subscription: Subscription): Promise<void> {
    await this.#subscriptions.save(subscription)
  }

  async dropSubscription(subscription: Subscription): Promise<void> {
    await this.#subscriptions.drop(subscription)
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
