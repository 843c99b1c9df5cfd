import { joinKey, rangeOf } from "../state/key-range.ts"
import { StateStore } from "../state/state-store.ts"
import type { ParameterRecord } from "./parameter-record.ts"

/** Parameters by their names. */
export class ParameterStore {
  readonly state: StateStore
  readonly #parameters = new Map<string, ParameterRecord>()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<ParameterStore> {
    const store = new ParameterStore(await StateStore.open({ directory, service: "Parameter Store", format: 1 }))
    for await (const [, text] of store.state.entries(rangeOf(joinKey("p")))) {
      const parameter: ParameterRecord = JSON.parse(text)
      store.#parameters.set(parameter.name, parameter)
    }
    return store
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  get parameters(): ReadonlyMap<string, ParameterRecord> {
    return this.#parameters
  }

  async save(parameter: ParameterRecord): Promise<void> {
    await this.state.commit([{ type: "put", key: joinKey("p", parameter.name), value: JSON.stringify(parameter) }])
    this.#parameters.set(parameter.name, parameter)
  }

  async drop({ name }: ParameterRecord): Promise<void> {
    await this.state.commit([{ type: "del", key: joinKey("p", name) }])
    this.#parameters.delete(name)
  }
}
