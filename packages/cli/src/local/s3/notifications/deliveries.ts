import type { ServiceOptions } from "../../services/embedded-service.ts"
import { allDeliveries, deliveryKey } from "../store/entry-keys.ts"
import type { ObjectStore } from "../store/object-store.ts"
import type { WriteBatch } from "../store/write-batch.ts"

/** An event on its way to one destination. */
export interface Delivery {
  readonly destination: "queue" | "topic" | "function" | "eventBridge"
  /** Of the queue, topic or function. */
  readonly arn: string
  /** What it gets, as JSON. */
  readonly content: Readonly<Record<string, unknown>>
}

interface StoredDelivery extends Delivery {
  readonly id: number
  /** How often it has failed. */
  readonly failures: number
}

export interface DeliveryOptions extends Pick<ServiceOptions, "service" | "warn"> {
  /** Between attempts at what failed. */
  readonly retryMs: number
}

/** S3 gives up after some time, which it does not tell. */
const MAX_FAILURES = 10

/** Sends events on, each at least once, in the order in which they happened; those of a stopped process go on at the next start. */
export class Deliveries {
  readonly #store: ObjectStore
  readonly #options: DeliveryOptions
  #running: Promise<void> | undefined
  #isNeeded = false
  #isStopped = false
  /** Those that wait for the next attempt. */
  readonly #failed = new Set<number>()
  #retry: NodeJS.Timeout | undefined

  constructor(store: ObjectStore, options: DeliveryOptions) {
    this.#store = store
    this.#options = options
  }

  add(batch: WriteBatch, delivery: Delivery): void {
    const id = batch.newSequence()
    const stored: StoredDelivery = { ...delivery, id, failures: 0 }
    batch.put(deliveryKey(id), stored)
  }

  /** Sends what is there, now or, if some is under way, after that. */
  start(): void {
    this.#isNeeded = true
    if (this.#isStopped || this.#running) return
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      if (this.#isNeeded) this.start()
    })
  }

  /** Sends what is there in a while, with what has failed. */
  startLater(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#failed.clear()
      this.start()
    }, this.#options.retryMs).unref()
  }

  /** Resolves when nothing is under way any more; the rest stays for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#isNeeded && !this.#isStopped) {
      this.#isNeeded = false
      for await (const delivery of this.#store.values<StoredDelivery>(allDeliveries)) {
        if (this.#isStopped) return
        if (!this.#failed.has(delivery.id)) await this.#attempt(delivery)
      }
    }
    if (this.#failed.size === 0 || this.#isStopped) return
    this.startLater()
  }

  async #attempt(delivery: StoredDelivery): Promise<void> {
    const { id, failures } = delivery
    try {
      await this.#send(delivery)
      await this.#store.write((batch) => batch.delete(deliveryKey(id)))
    } catch (error) {
      const isLast = failures + 1 >= MAX_FAILURES
      const message = error instanceof Error ? error.message : String(error)
      if (!isLast) this.#failed.add(id)
      else this.#options.warn?.(`S3 could not send an event to ${describe(delivery)}: ${message}`)
      await this.#store.write((batch) => {
        if (isLast) batch.delete(deliveryKey(id))
        else batch.put(deliveryKey(id), { ...delivery, failures: failures + 1 })
      })
    }
  }

  async #send({ destination, arn, content }: Delivery): Promise<void> {
    const { service } = this.#options
    const text = JSON.stringify(content)
    if (destination === "function") {
      const lambda = await service("lambda")
      await lambda.call("Invoke", { FunctionName: arn, InvocationType: "Event", Payload: content })
    } else if (destination === "queue") {
      const sqs = await service("sqs")
      const [, , , , account, name] = arn.split(":")
      await sqs.call("SendMessage", { QueueUrl: `${sqs.endpoint}/${account}/${name}`, MessageBody: text })
    } else if (destination === "topic") {
      const sns = await service("sns")
      await sns.call("Publish", { TopicArn: arn, Subject: "Amazon S3 Notification", Message: text })
    } else {
      const events = await service("events")
      await events.call("PutServiceEvents", { Entries: [content] })
    }
  }
}

function describe({ destination, arn }: Delivery): string {
  return destination === "eventBridge" ? "EventBridge" : arn
}
