import { KeptRecords } from "../state/kept-records.ts"
import { StateStore } from "../state/state-store.ts"
import type { SecretRecord } from "./secret-record.ts"

export interface SecretStore {
  readonly state: StateStore
  /** By their names. */
  readonly secrets: KeptRecords<SecretRecord>
}

/** Rejects with a UserError when another process has the directory open or the store cannot be read. */
export async function openSecretStore(directory: string): Promise<SecretStore> {
  const state = await StateStore.open({ directory, service: "Secrets Manager", format: 2 })
  return { state, secrets: await KeptRecords.load(state, { prefix: "s", keyOf: ({ name }) => name }) }
}
