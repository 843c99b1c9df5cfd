import { randomBytes, randomUUID } from "node:crypto"
import type { Delivery } from "../deliveries/deliver-with-retries.ts"
import type { WorkQueue } from "../state/work-queue.ts"
import type { ScheduleRecord } from "./schedule-record.ts"
import { type ScheduleStore, scheduleKey } from "./schedule-store.ts"
import { nextRunOf, scheduleArn } from "./scheduler-context.ts"

export interface ClockOptions {
  readonly store: ScheduleStore
  readonly deliveries: WorkQueue<Delivery>
  readonly region: string
  readonly accountId: string
  now(): number
  /** How often it looks, in milliseconds. */
  readonly tickMs: number
}

/** Hands the runs of schedules over when their time has come. What was due while nobody looked is not made up. */
export class ScheduleClock {
  readonly #options: ClockOptions
  readonly #next = new Map<string, number | undefined>()
  readonly #timer: NodeJS.Timeout
  #ticking: Promise<void> | undefined

  constructor(options: ClockOptions) {
    this.#options = options
    const { store, now, tickMs } = options
    for (const schedule of store.schedules.values()) this.#plan(schedule, now())
    this.#timer = setInterval(() => this.#tick(), tickMs).unref()
  }

  /** Takes note of a schedule that is new or has changed: a rate without a start begins at once. */
  add(schedule: ScheduleRecord): void {
    this.#plan(schedule, schedule.modifiedAt - 1)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#ticking
  }

  #plan(schedule: ScheduleRecord, after: number): void {
    this.#next.set(scheduleKey(schedule), nextRunOf(schedule, after))
  }

  #tick(): void {
    // A store that cannot be written to is reported by the request that needs it.
    this.#ticking ??= this.#runDue()
      .catch(() => undefined)
      .finally(() => (this.#ticking = undefined))
  }

  async #runDue(): Promise<void> {
    const { store, now } = this.#options
    for (const [key, schedule] of store.schedules) {
      const due = this.#next.get(key)
      if (due === undefined || due > now()) continue
      this.#plan(schedule, now())
      await this.#run(schedule, due)
      if (this.#next.get(key) === undefined && schedule.afterCompletion === "DELETE") await store.drop(schedule)
    }
  }

  async #run(schedule: ScheduleRecord, due: number): Promise<void> {
    const { store, deliveries } = this.#options
    await store.state.commit([deliveries.addition(this.#toDelivery(schedule, due))])
    deliveries.wake()
  }

  #toDelivery(schedule: ScheduleRecord, due: number): Delivery {
    const { Arn: arn, Input, RetryPolicy = {}, DeadLetterConfig, SqsParameters } = schedule.target
    const { region, accountId, now } = this.#options
    const ownArn = scheduleArn(this.#options, schedule)
    const id = randomBytes(8).toString("hex")
    const time = new Date(due).toISOString().replace(/\.\d+Z$/, "Z")
    const standard = {
      ...{ version: "0", id: randomUUID(), "detail-type": "Scheduled Event", source: "aws.scheduler" },
      ...{ account: accountId, time, region, resources: [ownArn], detail: "{}" },
    }
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
    const payload = (Input ?? JSON.stringify(standard))
      .replaceAll("<aws.scheduler.schedule-arn>", ownArn)
      .replaceAll("<aws.scheduler.scheduled-time>", time)
      .replaceAll("<aws.scheduler.execution-id>", id)
    const { MaximumRetryAttempts: retries = 185, MaximumEventAgeInSeconds: maximumAgeSeconds = 86_400 } = RetryPolicy
    return {
      ...{ id, arn, payload, retries, maximumAgeSeconds, acceptedAt: now(), failures: 0 },
      messageGroupId: SqsParameters?.MessageGroupId,
      deadLetterArn: DeadLetterConfig?.Arn,
      origin: { SCHEDULE_ARN: ownArn, EXECUTION_ID: id },
    }
  }
}
