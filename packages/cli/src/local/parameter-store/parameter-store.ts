import { KeptRecords } from "../state/kept-records.ts"
import { StateStore } from "../state/state-store.ts"
import type { ParameterRecord } from "./parameter-record.ts"

export interface ParameterStore {
  readonly state: StateStore
  /** By their names. */
  readonly parameters: KeptRecords<ParameterRecord>
}

/** Rejects with a UserError when another process has the directory open or the store cannot be read. */
export async function openParameterStore(directory: string): Promise<ParameterStore> {
  const state = await StateStore.open({ directory, service: "Parameter Store", format: 2 })
  return { state, parameters: await KeptRecords.load(state, { prefix: "p", keyOf: ({ name }) => name }) }
}
