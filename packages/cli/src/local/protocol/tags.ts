import type { ServiceInput } from "./service-input.ts"

/** The tags of a resource, by their keys. */
export type Tags = Readonly<Record<string, string>>

/** Tags as requests have them: `[{ Key, Value }]`. */
export function readTags(input: ServiceInput): Tags {
  return Object.fromEntries(input.inputs("Tags").map((tag) => [tag.requiredText("Key"), tag.text("Value") ?? ""]))
}

/** Tags as answers have them. */
export function listTags(tags: Tags): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

export function withoutTags(tags: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)))
}
