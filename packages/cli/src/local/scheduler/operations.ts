import { pageOf } from "../protocol/page-of.ts"
import { ServiceError } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import { readSchedule } from "./read-schedule.ts"
import type { ScheduleRecord } from "./schedule-record.ts"
import { scheduleKey } from "./schedule-store.ts"
import { scheduleArn, type SchedulerContext } from "./scheduler-context.ts"

/** Answers one request: its members in, the answer's JSON out; rejects with ServiceError. */
export type Operation = (scheduler: SchedulerContext, input: ServiceInput) => Promise<object>

/** Every operation this stand-in has; all others are refused by name. */
export const operations = {
  async CreateSchedule(scheduler, input) {
    const schedule = readSchedule(input, scheduler.now())
    requireGroup(scheduler, schedule.group)
    if (scheduler.store.schedules.has(scheduleKey(schedule)))
      throw new ServiceError("ConflictException", `Schedule ${schedule.name} already exists.`, { status: 409 })
    return save(scheduler, schedule)
  },

  async UpdateSchedule(scheduler, input) {
    const { createdAt, declared } = find(scheduler, input)
    return save(scheduler, { ...readSchedule(input, scheduler.now()), createdAt, ...(declared && { declared }) })
  },

  async GetSchedule(scheduler, input) {
    const schedule = find(scheduler, input)
    const { startAt, endAt, description, target } = schedule
    return {
      ...listed(scheduler, schedule),
      ScheduleExpression: schedule.expression,
      ScheduleExpressionTimezone: schedule.timeZone,
      ...(description !== undefined && { Description: description }),
      ...(startAt !== undefined && { StartDate: startAt / 1000 }),
      ...(endAt !== undefined && { EndDate: endAt / 1000 }),
      FlexibleTimeWindow: schedule.window,
      ActionAfterCompletion: schedule.afterCompletion,
      Target: target,
    }
  },

  async DeleteSchedule({ store, ...scheduler }, input) {
    await store.drop(find({ ...scheduler, store }, input))
    return {}
  },

  async ListSchedules(scheduler, input) {
    const group = input.text("GroupName")
    const prefix = input.text("NamePrefix") ?? ""
    const state = input.text("State")
    const { items, nextToken } = pageOf<ScheduleRecord>(
      [...scheduler.store.schedules.values()].filter(
        (each) =>
          (group === undefined || each.group === group) &&
          (state === undefined || each.state === state) &&
          each.name.startsWith(prefix),
      ),
      {
        keyOf: scheduleKey,
        limit: input.integer("MaxResults", { from: 1, to: 100 }) ?? 100,
        token: input.text("NextToken"),
      },
    )
    const Schedules = items.map((each) => ({ ...listed(scheduler, each), Target: { Arn: each.target.Arn } }))
    return { Schedules, ...(nextToken && { NextToken: nextToken }) }
  },

  async CreateScheduleGroup(scheduler, input) {
    const name = input.requiredText("Name")
    if (scheduler.store.groups.has(name))
      throw new ServiceError("ConflictException", `Schedule group ${name} already exists.`, { status: 409 })
    await scheduler.store.saveGroup({ name, createdAt: scheduler.now() })
    return { ScheduleGroupArn: groupArn(scheduler, name) }
  },

  async GetScheduleGroup(scheduler, input) {
    return group(scheduler, requireGroup(scheduler, input.requiredText("Name")))
  },

  async DeleteScheduleGroup(scheduler, input) {
    const found = requireGroup(scheduler, input.requiredText("Name"))
    if (found.name === "default")
      throw new ServiceError("ValidationException", "Deleting default schedule group is forbidden.")
    await scheduler.store.dropGroup(found)
    return {}
  },

  async ListScheduleGroups(scheduler, input) {
    const prefix = input.text("NamePrefix") ?? ""
    const { items, nextToken } = pageOf(
      [...scheduler.store.groups.values()].filter(({ name }) => name.startsWith(prefix)),
      {
        keyOf: ({ name }) => name,
        limit: input.integer("MaxResults", { from: 1, to: 100 }) ?? 100,
        token: input.text("NextToken"),
      },
    )
    return { ScheduleGroups: items.map((each) => group(scheduler, each)), ...(nextToken && { NextToken: nextToken }) }
  },
} satisfies Record<string, Operation>

/**
 * Makes exactly these schedules of the app exist; one that is as it was goes on as it was. Not an operation of AWS.
 */
export const ensureSchedules: Operation = async (scheduler, input) => {
  const { store, now } = scheduler
  const wanted = input.inputs("Schedules").map((each) => ({ ...readSchedule(each, now()), declared: true }))
  const keys = new Set(wanted.map(scheduleKey))
  await store.drop(...[...store.schedules.values()].filter((each) => each.declared && !keys.has(scheduleKey(each))))
  for (const schedule of wanted) {
    const before = store.schedules.get(scheduleKey(schedule))
    const { createdAt, modifiedAt } = before ?? schedule
    // As it is read back from the disk.
    const same = JSON.stringify(before) === JSON.stringify({ ...schedule, createdAt, modifiedAt })
    if (!same) await save(scheduler, schedule)
  }
  return {}
}

async function save(scheduler: SchedulerContext, schedule: ScheduleRecord): Promise<object> {
  await scheduler.store.save(schedule)
  scheduler.clock.add(schedule)
  return { ScheduleArn: scheduleArn(scheduler, schedule) }
}

function find({ store }: SchedulerContext, input: ServiceInput): ScheduleRecord {
  const name = input.requiredText("Name")
  const schedule = store.schedules.get(scheduleKey({ name, group: input.text("GroupName") ?? "default" }))
  if (!schedule) throw notFound(`Schedule ${name} does not exist.`)
  return schedule
}

function requireGroup({ store }: SchedulerContext, name: string) {
  const found = store.groups.get(name)
  if (!found) throw notFound(`Schedule group ${name} does not exist.`)
  return found
}

function notFound(message: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", message, { status: 404 })
}

function group(
  scheduler: SchedulerContext,
  { name, createdAt }: { readonly name: string; readonly createdAt: number },
) {
  const times = { CreationDate: createdAt / 1000, LastModificationDate: createdAt / 1000 }
  return { Arn: groupArn(scheduler, name), Name: name, State: "ACTIVE", ...times }
}

function groupArn({ region, accountId }: SchedulerContext, name: string): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`
}

function listed(scheduler: SchedulerContext, schedule: ScheduleRecord) {
  const { name, group: GroupName, state, createdAt, modifiedAt } = schedule
  return {
    ...{ Arn: scheduleArn(scheduler, schedule), Name: name, GroupName, State: state },
    ...{ CreationDate: createdAt / 1000, LastModificationDate: modifiedAt / 1000 },
  }
}
