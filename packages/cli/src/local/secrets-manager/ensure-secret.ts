import { randomPassword } from "./random-password.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { SecretRecord } from "./secret-record.ts"
import { newSecret } from "./secrets.ts"
import type { SecretsOperation } from "./secrets-context.ts"
import { withVersion } from "./versions.ts"

/**
 * Makes a secret of the app exist. A value that is given takes the place of another; one is generated where there is none
 * yet; what was put there at run time stays. Answers whether it then has a value. Not an operation of AWS.
 */
export const ensureSecret: SecretsOperation = async (context, input) => {
  const name = input.requiredText("Name")
  const variable = input.text("ValueVariable")
  if (variable !== undefined) context.variables.set(name, variable)
  const {
    goneAt: _goneAt,
    deletedAt: _deletedAt,
    ...kept
  } = context.store.secrets.byKey.get(name) ?? newSecret(context, name, input)
  const text = valueFor(kept, input)
  const secret = text === undefined ? kept : withVersion(kept, { text }, { now: context.now() }).secret
  await context.store.secrets.save(secret)
  return { ARN: secret.arn, HasValue: currentVersion(secret) !== undefined }
}

function currentVersion({ versions }: Pick<SecretRecord, "versions">) {
  return versions.find(({ stages }) => stages.includes("AWSCURRENT"))
}

function valueFor({ versions }: SecretRecord, input: ServiceInput): string | undefined {
  const given = input.text("SecretString")
  const current = currentVersion({ versions })
  if (given !== undefined) return given === current?.text ? undefined : given
  const generate = input.input("GenerateSecretString")
  if (!generate || current) return undefined
  const password = randomPassword(generate)
  const key = generate.text("GenerateStringKey")
  if (key === undefined) return password
  return JSON.stringify({ ...JSON.parse(generate.text("SecretStringTemplate") ?? "{}"), [key]: password })
}
