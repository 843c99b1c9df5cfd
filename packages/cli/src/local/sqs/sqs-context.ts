import type { Waiters } from "./messages/waiters.ts"
import type { Queue } from "./queues/queue.ts"
import type { SqsStore } from "./store/sqs-store.ts"

/** What every operation works with. */
export interface SqsContext {
  readonly store: SqsStore
  readonly waiters: Waiters
  readonly region: string
  readonly accountId: string
  /** `http://127.0.0.1:PORT` */
  endpoint(): string
  /** Milliseconds since 1970. */
  now(): number
  /** Lets work go on after its request was answered; the service waits for it when it stops. */
  inBackground(work: Promise<void>): void
}

export function queueUrl({ endpoint, accountId }: SqsContext, { name }: Pick<Queue, "name">): string {
  return `${endpoint()}/${accountId}/${name}`
}

export function queueArn({ region, accountId }: SqsContext, { name }: Pick<Queue, "name">): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`
}

/** The queue of a URL; only its last part counts, as the port of the rest is another one after each start. */
export function queueOfUrl({ store }: SqsContext, url: string): Queue {
  return store.queue(url.slice(url.lastIndexOf("/") + 1))
}

/** Undefined where it is an ARN of another region or account, or of no queue. */
export function queueOfArn(sqs: SqsContext, arn: string): Queue | undefined {
  const queue = sqs.store.queues.get(arn.slice(arn.lastIndexOf(":") + 1))
  return queue && queueArn(sqs, queue) === arn ? queue : undefined
}
