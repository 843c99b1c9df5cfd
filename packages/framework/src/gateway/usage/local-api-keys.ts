import { createHash } from "node:crypto"
import type { ApiKey, ApiUsage } from "../api-description.ts"

/** An API key as this emulator knows it. */
export interface LocalApiKey {
  readonly name: string
  readonly plan: string
  readonly id: string
  readonly value: string
}

/** The keys of an API with the values they have here, the same on every machine. */
export function localApiKeys(usage: ApiUsage | undefined): readonly LocalApiKey[] {
  return (usage?.keys ?? []).map((key) => ({
    name: key.name,
    plan: key.plan,
    id: digest(`id of ${key.name}`).slice(0, 10),
    value: localValue(key),
  }))
}

/** What a dynamic reference stands for is only known on AWS. */
function localValue({ name, value }: ApiKey): string {
  return value === undefined || value.startsWith("{{") ? digest(`value of ${name}`).slice(0, 40) : value
}

function digest(text: string): string {
  return createHash("sha256").update(`tsapi API key: ${text}`).digest("hex")
}
