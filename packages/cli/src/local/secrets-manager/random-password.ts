import { randomInt } from "node:crypto"
import type { ServiceInput } from "../protocol/service-input.ts"
import { invalidParameter, type SecretsOperation } from "./secrets-context.ts"

const characters = {
  ExcludeLowercase: "abcdefghijklmnopqrstuvwxyz",
  ExcludeUppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  ExcludeNumbers: "0123456789",
  ExcludePunctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
} as const

export const getRandomPassword: SecretsOperation = async (_context, input) => ({
  RandomPassword: randomPassword(input),
})

/** A text of random characters, as the members of GetRandomPassword ask for. */
export function randomPassword(input: ServiceInput): string {
  const length = input.integer("PasswordLength", { from: 1, to: 4096 }) ?? 32
  const excluded = input.text("ExcludeCharacters") ?? ""
  const kinds = Object.entries(characters).flatMap(([member, all]) => (input.boolean(member) ? [] : [all]))
  const pools = [...kinds, ...(input.boolean("IncludeSpace") ? [" "] : [])]
    .map((pool) => pool.split("").filter((each) => !excluded.includes(each)))
    .filter((pool) => pool.length > 0)
  const everyKind = input.boolean("RequireEachIncludedType") ?? true
  const any = pools.flat()
  if (any.length === 0) throw invalidParameter("The password can't be generated because every character is excluded.")
  if (everyKind && length < pools.length)
    throw invalidParameter("The password length is too short to include one of each character type.")
  const required = everyKind ? pools.map(pick) : []
  return shuffled([...required, ...Array.from({ length: length - required.length }, () => pick(any))]).join("")
}

function pick(pool: readonly string[]): string {
  return pool[randomInt(pool.length)] ?? ""
}

function shuffled(items: readonly string[]): readonly string[] {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[all[last], all[other]] = [all[other] ?? "", all[last] ?? ""]
  }
  return all
}
