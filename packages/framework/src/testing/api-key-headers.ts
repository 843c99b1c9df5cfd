import type { ApiUsage } from "../gateway/api-description.ts"
import { localApiKeys } from "../gateway/usage/local-api-keys.ts"

/** What sends an API key, by its name. Throws a TypeError for one that no usage plan has. */
export function apiKeyHeaders(usage: ApiUsage | undefined): (name?: string) => Readonly<Record<string, string>> {
  const values = new Map(localApiKeys(usage).map(({ name, value }) => [name, value]))
  return (name) => {
    if (name === undefined) return {}
    const value = values.get(name)
    if (value !== undefined) return { "X-Api-Key": value }
    const known = values.size === 0 ? "it has none" : [...values.keys()].join(", ")
    throw new TypeError(`The API has no key "${name}": ${known}`)
  }
}
