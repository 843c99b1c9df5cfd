import { ServiceError } from "../protocol/service-error.ts"
import { ServiceInput } from "../protocol/service-input.ts"
import type { SecretRecord } from "./secret-record.ts"
import { matchingSecrets } from "./secret-filters.ts"
import { findLiveSecret, invalidParameter, type SecretsContext, type SecretsOperation } from "./secrets-context.ts"
import { contentOf, moveStage, versionOf, withVersion } from "./versions.ts"

export const getSecretValue: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  const answer = valueIn(context, secret, input)
  await context.store.secrets.save({ ...secret, accessedAt: context.now() })
  return answer
}

export const batchGetSecretValue: SecretsOperation = async (context, input) => {
  const ids = input.texts("SecretIdList")
  const filters = input.inputs("Filters")
  if (ids.length > 0 === filters.length > 0)
    throw invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.")
  if (ids.length > 20) throw invalidParameter("You can't retrieve more than 20 secrets at once.")
  const live = [...context.store.secrets.byKey.values()].filter(({ goneAt }) => goneAt === undefined)
  const asked = ids.length > 0 ? ids : matchingSecrets(live, filters).map(({ name }) => name)
  const SecretValues: object[] = []
  const Errors: object[] = []
  for (const SecretId of asked) {
    const one = new ServiceInput({ SecretId })
    try {
      SecretValues.push(valueIn(context, findLiveSecret(context, one), one))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      Errors.push({ SecretId, ErrorCode: error.name, Message: error.message })
    }
  }
  return { SecretValues, Errors }
}

export const putSecretValue: SecretsOperation = async (context, input) => {
  const before = findLiveSecret(context, input)
  const content = contentOf(input)
  if (!content) throw invalidParameter("You must provide either SecretString or SecretBinary.")
  const stages = input.texts("VersionStages")
  const { secret, version } = withVersion(before, content, {
    id: input.text("ClientRequestToken"),
    now: context.now(),
    ...(stages.length > 0 && { stages }),
  })
  await context.store.secrets.save(secret)
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages }
}

export const updateSecretVersionStage: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  const stage = input.requiredText("VersionStage")
  const [from, to] = [input.text("RemoveFromVersionId"), input.text("MoveToVersionId")]
  const holder = secret.versions.find(({ stages }) => stages.includes(stage))
  if (to !== undefined && !secret.versions.some(({ id }) => id === to))
    throw new ServiceError(
      "ResourceNotFoundException",
      `Secrets Manager can't find the specified secret version: ${to}`,
    )
  if (from !== undefined && holder?.id !== from)
    throw invalidParameter(`The staging label ${stage} is not attached to version ${from}.`)
  if (to !== undefined && holder && holder.id !== to && from === undefined)
    throw invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
    )
  if (stage === "AWSCURRENT" && to === undefined)
    throw invalidParameter(
      "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
    )
  await context.store.secrets.save({ ...moveStage(secret, stage, to), changedAt: context.now() })
  return { ARN: secret.arn, Name: secret.name }
}

export const listSecretVersionIds: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  const isAll = input.boolean("IncludeDeprecated") ?? false
  const Versions = secret.versions
    .filter(({ stages }) => isAll || stages.length > 0)
    .map(({ id, createdAt, stages }) => ({
      ...{ VersionId: id, CreatedDate: createdAt / 1000 },
      ...(stages.length > 0 && { VersionStages: stages }),
    }))
  return { ARN: secret.arn, Name: secret.name, Versions }
}

function valueIn(context: SecretsContext, secret: SecretRecord, input: ServiceInput): object {
  const { id, createdAt, stages, text, binary } = versionOf(context, secret, input)
  return {
    ...{ ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: stages, CreatedDate: createdAt / 1000 },
    ...(text === undefined ? { SecretBinary: binary } : { SecretString: text }),
  }
}
