import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import type { Secret } from "../declarations/secret.ts"
import { KeptValues, type KeptOptions } from "./kept-values.ts"

export type { KeptOptions }

// Made by the first request: a function that asks for no secret need not have credentials.
let client: SecretsManagerClient | undefined
const kept = new KeptValues<string>()

/**
 * The text of a secret, asked for once in a while. Rejects with what Secrets Manager refuses, such as a
 * ResourceNotFoundException before a value is set, and with an Error for a secret that is binary.
 *
 * @example
 * const stripe = new Stripe(await secretValue(stripeKey))
 */
export async function secretValue(secret: Secret, options?: KeptOptions): Promise<string> {
  const { arn } = secret
  return kept.get(
    arn,
    async () => {
      client ??= new SecretsManagerClient({})
      const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
      if (text === undefined) throw new Error(`the secret ${secret.id} is binary: read it with GetSecretValue`)
      return text
    },
    options,
  )
}
