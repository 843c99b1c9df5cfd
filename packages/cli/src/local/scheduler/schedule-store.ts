import { joinKey, rangeOf } from "../state/key-range.ts"
import { type Change, StateStore } from "../state/state-store.ts"
import type { ScheduleGroup, ScheduleRecord } from "./schedule-record.ts"

/** Schedules by `GROUP/NAME`, and their groups. */
export class ScheduleStore {
  readonly state: StateStore
  readonly #schedules = new Map<string, ScheduleRecord>()
  readonly #groups = new Map<string, ScheduleGroup>([["default", { name: "default", createdAt: 0 }]])

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<ScheduleStore> {
    const store = new ScheduleStore(await StateStore.open({ directory, service: "Scheduler", format: 1 }))
    for await (const [, text] of store.state.entries(rangeOf(Buffer.from("s")))) store.#keep(JSON.parse(text))
    for await (const [, text] of store.state.entries(rangeOf(Buffer.from("g")))) {
      const group: ScheduleGroup = JSON.parse(text)
      store.#groups.set(group.name, group)
    }
    return store
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  get schedules(): ReadonlyMap<string, ScheduleRecord> {
    return this.#schedules
  }

  get groups(): ReadonlyMap<string, ScheduleGroup> {
    return this.#groups
  }

  async save(schedule: ScheduleRecord): Promise<void> {
    const key = joinKey("s", scheduleKey(schedule))
    await this.state.commit([{ type: "put", key, value: JSON.stringify(schedule) }])
    this.#keep(schedule)
  }

  async drop(...schedules: readonly ScheduleRecord[]): Promise<void> {
    await this.state.commit(schedules.map((each): Change => ({ type: "del", key: joinKey("s", scheduleKey(each)) })))
    for (const schedule of schedules) this.#schedules.delete(scheduleKey(schedule))
  }

  async saveGroup(group: ScheduleGroup): Promise<void> {
    await this.state.commit([{ type: "put", key: joinKey("g", group.name), value: JSON.stringify(group) }])
    this.#groups.set(group.name, group)
  }

  async dropGroup(name: string): Promise<void> {
    await this.drop(...[...this.#schedules.values()].filter(({ group }) => group === name))
    await this.state.commit([{ type: "del", key: joinKey("g", name) }])
    this.#groups.delete(name)
  }

  #keep(schedule: ScheduleRecord): void {
    this.#schedules.set(scheduleKey(schedule), schedule)
  }
}

/** No name has a slash. */
export function scheduleKey({ group, name }: Pick<ScheduleRecord, "group" | "name">): string {
  return `${group}/${name}`
}
