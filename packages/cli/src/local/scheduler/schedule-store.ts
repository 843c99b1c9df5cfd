import { KeptRecords } from "../state/kept-records.ts"
import { StateStore } from "../state/state-store.ts"
import type { ScheduleGroup, ScheduleRecord } from "./schedule-record.ts"

/** Schedules by `GROUP/NAME`, and their groups. */
export class ScheduleStore {
  readonly state: StateStore
  readonly #schedules: KeptRecords<ScheduleRecord>
  readonly #groups: KeptRecords<ScheduleGroup>

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<ScheduleStore> {
    const state = await StateStore.open({ directory, service: "Scheduler", format: 1 })
    const schedules = await KeptRecords.load<ScheduleRecord>(state, { prefix: "s", keyOf: scheduleKey })
    const groups = await KeptRecords.load<ScheduleGroup>(state, { prefix: "g", keyOf: ({ name }) => name })
    if (!groups.byKey.has("default")) await groups.save({ name: "default", createdAt: 0 })
    return new ScheduleStore(state, schedules, groups)
  }

  private constructor(state: StateStore, schedules: KeptRecords<ScheduleRecord>, groups: KeptRecords<ScheduleGroup>) {
    this.state = state
    this.#schedules = schedules
    this.#groups = groups
  }

  get schedules(): ReadonlyMap<string, ScheduleRecord> {
    return this.#schedules.byKey
  }

  get groups(): ReadonlyMap<string, ScheduleGroup> {
    return this.#groups.byKey
  }

  async save(schedule: ScheduleRecord): Promise<void> {
    await this.#schedules.save(schedule)
  }

  async drop(...schedules: readonly ScheduleRecord[]): Promise<void> {
    await this.#schedules.drop(...schedules)
  }

  async saveGroup(group: ScheduleGroup): Promise<void> {
    await this.#groups.save(group)
  }

  async dropGroup(group: ScheduleGroup): Promise<void> {
    await this.drop(...[...this.schedules.values()].filter((schedule) => schedule.group === group.name))
    await this.#groups.drop(group)
  }
}

/** No name has a slash. */
export function scheduleKey({ group, name }: Pick<ScheduleRecord, "group" | "name">): string {
  return `${group}/${name}`
}
