import { joinKey, rangeOf } from "../state/key-range.ts"
import { StateStore } from "../state/state-store.ts"
import type { SecretRecord } from "./secret-record.ts"

/** Secrets by their names. */
export class SecretStore {
  readonly state: StateStore
  readonly #secrets = new Map<string, SecretRecord>()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<SecretStore> {
    const store = new SecretStore(await StateStore.open({ directory, service: "Secrets Manager", format: 1 }))
    for await (const [, text] of store.state.entries(rangeOf(joinKey("s")))) {
      const secret: SecretRecord = JSON.parse(text)
      store.#secrets.set(secret.name, secret)
    }
    return store
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  get secrets(): ReadonlyMap<string, SecretRecord> {
    return this.#secrets
  }

  async save(secret: SecretRecord): Promise<SecretRecord> {
    await this.state.commit([{ type: "put", key: joinKey("s", secret.name), value: JSON.stringify(secret) }])
    this.#secrets.set(secret.name, secret)
    return secret
  }

  async drop({ name }: SecretRecord): Promise<void> {
    await this.state.commit([{ type: "del", key: joinKey("s", name) }])
    this.#secrets.delete(name)
  }
}
