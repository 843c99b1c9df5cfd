import type { ServiceInput } from "../protocol/service-input.ts"
import type { Tags } from "./store/records.ts"

/** Tags as requests have them: `[{ Key, Value }]`. */
export function readTags(input: ServiceInput): Tags {
  return Object.fromEntries(input.inputs("Tags").map((tag) => [tag.requiredText("Key"), tag.text("Value") ?? ""]))
}
