import { randomUUID } from "node:crypto"
import { joinKey, rangeOf, uint48 } from "../../state/key-range.ts"
import type { SnsContext } from "../sns-context.ts"
import { toDeadLetters } from "./deliver.ts"
import { type PublishedMessage, textFor, toEnvelope } from "./envelope.ts"
import { postToEndpoint } from "./post-to-endpoint.ts"

interface Delivery {
  readonly published: PublishedMessage
  readonly subscriptionArn: string
  readonly attempts: number
}

/** Those of SNS's default delivery policy. */
const RETRIES = 3
const RETRY_MS = 20_000

/** What HTTP endpoints are still to get, on disk until they have it. */
export class EndpointDeliveries {
  readonly #sns: SnsContext
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #closed = false

  constructor(sns: SnsContext) {
    this.#sns = sns
  }

  /** Begins with what was left when the service stopped. */
  start(): void {
    this.#schedule(0)
  }

  async add(delivery: Omit<Delivery, "attempts">): Promise<void> {
    await this.#put({ ...delivery, attempts: 0 }, this.#sns.now())
    this.#schedule(0)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(ms: number): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#running = this.#running.then(() => this.#runDue())), ms)
    this.#timer.unref()
  }

  async #runDue(): Promise<void> {
    const { store, now } = this.#sns
    for await (const [key, text] of store.state.entries(rangeOf(Buffer.from("h")))) {
      const dueAt = key.readUIntBE(1, 6)
      if (dueAt > now()) return this.#schedule(dueAt - now())
      if (this.#closed) return
      await this.#attempt(JSON.parse(text))
      await store.state.commit([{ type: "del", key }])
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { published, subscriptionArn, attempts } = delivery
    const subscription = this.#sns.store.subscriptions.get(subscriptionArn)
    // It was unsubscribed since.
    if (!subscription) return
    const raw = subscription.attributes["RawMessageDelivery"] === "true"
    const body = raw ? textFor(published, subscription.protocol) : toEnvelope(this.#sns, published, subscription)
    try {
      await postToEndpoint(subscription, { type: "Notification", messageId: published.messageId, body, raw })
    } catch {
      if (attempts === RETRIES) return toDeadLetters(this.#sns, { published, subscription })
      await this.#put({ ...delivery, attempts: attempts + 1 }, this.#sns.now() + RETRY_MS)
      this.#schedule(RETRY_MS)
    }
  }

  async #put(delivery: Delivery, dueAt: number): Promise<void> {
    const key = joinKey("h", uint48(dueAt), randomUUID())
    await this.#sns.store.state.commit([{ type: "put", key, value: JSON.stringify(delivery) }])
  }
}
