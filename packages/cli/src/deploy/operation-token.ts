import { randomBytes } from "node:crypto"

/** Names one deployment: its change set has this name and its events carry it, so that others see who deploys. */
export function makeOperationToken(user: string): string {
  return `tsapi-${randomBytes(4).toString("hex")}-${user}`
}

/** The user in a token that `makeOperationToken` made; undefined for others. */
export function userOfToken(token: string | undefined): string | undefined {
  return token === undefined ? undefined : /^tsapi-[0-9a-f]{8}-(.+)$/.exec(token)?.[1]
}
