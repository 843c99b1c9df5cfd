import { randomInt } from "node:crypto"
import { ServiceError } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { SecretRecord } from "./secret-record.ts"
import type { SecretStore } from "./secret-store.ts"

/** What every operation works with. */
export interface SecretsContext {
  readonly store: SecretStore
  readonly region: string
  readonly accountId: string
  /** By the names of secrets that the app declares: the variable that would give it a value. */
  readonly variables: Map<string, string>
  /** Milliseconds since 1970. */
  now(): number
}

/** Answers one request: its members in, the answer's JSON out; rejects with ServiceError. */
export type SecretsOperation = (context: SecretsContext, input: ServiceInput) => Promise<object>

/** The secret that a name, an ARN, or an ARN without its last six characters is of. Throws where there is none. */
export function findSecret({ store, now }: SecretsContext, id: string): SecretRecord {
  const secret = store.secrets.byKey.get(nameIn(id, store))
  if (!secret || (secret.goneAt ?? Infinity) <= now())
    throw new ServiceError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
  return secret
}

/** The same, for what cannot be done with one that was deleted. */
export function findLiveSecret(context: SecretsContext, input: ServiceInput): SecretRecord {
  const secret = findSecret(context, input.requiredText("SecretId"))
  if (secret.goneAt === undefined) return secret
  throw new ServiceError(
    "InvalidRequestException",
    "You can't perform this operation on the secret because it was marked for deletion.",
  )
}

export function secretArn({ region, accountId }: SecretsContext, name: string): string {
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${randomCharacters(6)}`
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message)
}

function nameIn(id: string, store: SecretStore): string {
  if (!id.startsWith("arn:")) return id
  const name = id.split(":").slice(6).join(":")
  return store.secrets.byKey.has(name) ? name : name.replace(/-[A-Za-z0-9]{6}$/, "")
}

function randomCharacters(count: number): string {
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  return Array.from({ length: count }, () => characters.charAt(randomInt(characters.length))).join("")
}
