import { pageOf } from "../protocol/page-of.ts"
import { ServiceError } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import { listTags, readTags, withoutTags } from "../protocol/tags.ts"
import { matchingSecrets } from "./secret-filters.ts"
import type { SecretRecord } from "./secret-record.ts"
import {
  findLiveSecret,
  findSecret,
  invalidParameter,
  secretArn,
  type SecretsContext,
  type SecretsOperation,
} from "./secrets-context.ts"
import { contentOf, withVersion } from "./versions.ts"

const DAY_MS = 86_400_000

export const createSecret: SecretsOperation = async (context, input) => {
  const name = input.requiredText("Name")
  if (!/^[\w/+=.@-]{1,512}$/.test(name))
    throw invalidParameter(
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    )
  const taken = context.store.secrets.byKey.get(name)
  if (taken && (taken.goneAt ?? Infinity) > context.now()) {
    if (taken.goneAt === undefined) throw alreadyExists(name)
    const message = "You can't create this secret because a secret with this name is already scheduled for deletion."
    throw new ServiceError("InvalidRequestException", message)
  }
  const empty = newSecret(context, name, input)
  const content = contentOf(input)
  const id = input.text("ClientRequestToken")
  const { secret, version } = content
    ? withVersion(empty, content, { id, now: context.now() })
    : { secret: empty, version: undefined }
  await context.store.secrets.save(secret)
  return { ARN: secret.arn, Name: name, ...(version && { VersionId: version.id }) }
}

export const updateSecret: SecretsOperation = async (context, input) => {
  const before = findLiveSecret(context, input)
  const content = contentOf(input)
  const described = { ...before, ...settingsIn(input), changedAt: context.now() }
  const id = input.text("ClientRequestToken")
  const { secret, version } = content
    ? withVersion(described, content, { id, now: context.now() })
    : { secret: described, version: undefined }
  await context.store.secrets.save(secret)
  return { ARN: secret.arn, Name: secret.name, ...(version && { VersionId: version.id }) }
}

export const describeSecret: SecretsOperation = async (context, input) =>
  described(findSecret(context, input.requiredText("SecretId")), "VersionIdsToStages")

export const listSecrets: SecretsOperation = async (context, input) => {
  const isAll = input.boolean("IncludePlannedDeletion") ?? false
  const listed = [...context.store.secrets.byKey.values()].filter(
    ({ goneAt }) => goneAt === undefined || (isAll && goneAt > context.now()),
  )
  const { items, nextToken } = pageOf(matchingSecrets(listed, input.inputs("Filters")), {
    keyOf: ({ name }) => name,
    limit: input.integer("MaxResults", { from: 1, to: 100 }) ?? 100,
    token: input.text("NextToken"),
  })
  return {
    SecretList: items.map((secret) => described(secret, "SecretVersionsToStages")),
    ...(nextToken && { NextToken: nextToken }),
  }
}

export const deleteSecret: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  const days = input.integer("RecoveryWindowInDays", { from: 7, to: 30 })
  const isAtOnce = input.boolean("ForceDeleteWithoutRecovery") ?? false
  if (isAtOnce && days !== undefined)
    throw invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")
  const now = context.now()
  const goneAt = isAtOnce ? now : now + (days ?? 30) * DAY_MS
  if (isAtOnce) await context.store.secrets.drop(secret)
  else await context.store.secrets.save({ ...secret, deletedAt: now, goneAt })
  return { ARN: secret.arn, Name: secret.name, DeletionDate: goneAt / 1000 }
}

export const restoreSecret: SecretsOperation = async (context, input) => {
  const { goneAt: _goneAt, deletedAt: _deletedAt, ...secret } = findSecret(context, input.requiredText("SecretId"))
  await context.store.secrets.save(secret)
  return { ARN: secret.arn, Name: secret.name }
}

export const tagResource: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  await context.store.secrets.save({ ...secret, tags: { ...secret.tags, ...readTags(input) } })
  return {}
}

export const untagResource: SecretsOperation = async (context, input) => {
  const secret = findLiveSecret(context, input)
  await context.store.secrets.save({ ...secret, tags: withoutTags(secret.tags, input.texts("TagKeys")) })
  return {}
}

/** A secret without a value. */
export function newSecret(context: SecretsContext, name: string, input: ServiceInput): SecretRecord {
  const now = context.now()
  return {
    ...{ name, arn: secretArn(context, name), tags: readTags(input), createdAt: now, changedAt: now, versions: [] },
    ...settingsIn(input),
  }
}

function settingsIn(input: ServiceInput): Pick<SecretRecord, "description" | "kmsKeyId"> {
  const description = input.text("Description")
  const kmsKeyId = input.text("KmsKeyId")
  return { ...(description !== undefined && { description }), ...(kmsKeyId !== undefined && { kmsKeyId }) }
}

function described(secret: SecretRecord, stagesMember: string): object {
  const { arn, name, description, kmsKeyId, tags, createdAt, changedAt, accessedAt, deletedAt, versions } = secret
  const staged = versions.filter(({ stages }) => stages.length > 0)
  return {
    ...{ ARN: arn, Name: name, CreatedDate: createdAt / 1000, LastChangedDate: changedAt / 1000, Tags: listTags(tags) },
    ...(description !== undefined && { Description: description }),
    ...(kmsKeyId !== undefined && { KmsKeyId: kmsKeyId }),
    // AWS tells the day only.
    ...(accessedAt !== undefined && { LastAccessedDate: Math.floor(accessedAt / DAY_MS) * 86_400 }),
    ...(deletedAt !== undefined && { DeletedDate: deletedAt / 1000 }),
    ...(staged.length > 0 && { [stagesMember]: Object.fromEntries(staged.map(({ id, stages }) => [id, stages])) }),
  }
}

function alreadyExists(name: string): ServiceError {
  return new ServiceError("ResourceExistsException", `The operation failed because the secret ${name} already exists.`)
}
