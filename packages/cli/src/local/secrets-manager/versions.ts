import { randomUUID } from "node:crypto"
import { ServiceError } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { SecretContent, SecretRecord, SecretVersion } from "./secret-record.ts"
import { invalidParameter, type SecretsContext } from "./secrets-context.ts"

const CURRENT = "AWSCURRENT"
const PREVIOUS = "AWSPREVIOUS"
const MOST_BYTES = 65_536
const MOST_VERSIONS = 100

/** What a request gives as the value; undefined where it gives none. Throws where it gives two, or too much. */
export function contentOf(input: ServiceInput): SecretContent | undefined {
  const text = input.text("SecretString")
  const binary = input.text("SecretBinary")
  if (text !== undefined && binary !== undefined)
    throw invalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.")
  const size = text === undefined ? Buffer.byteLength(binary ?? "", "base64") : Buffer.byteLength(text)
  if (size > MOST_BYTES) throw invalidParameter(`The secret value can't be longer than ${MOST_BYTES} bytes.`)
  if (text !== undefined) return { text }
  return binary === undefined ? undefined : { binary }
}

/** The secret with a version more, which takes its stages from the others. */
export function withVersion(
  secret: SecretRecord,
  content: SecretContent,
  { id = randomUUID(), stages = [CURRENT], now }: { id?: string | undefined; stages?: readonly string[]; now: number },
): { readonly secret: SecretRecord; readonly version: SecretVersion } {
  const known = secret.versions.find((version) => version.id === id)
  if (known) {
    // A request that is sent twice is the same request.
    if (known.text === content.text && known.binary === content.binary) return { secret, version: known }
    const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`
    throw new ServiceError("ResourceExistsException", message)
  }
  const version: SecretVersion = { ...content, id, createdAt: now, stages: [] }
  const added = { ...secret, changedAt: now, versions: [...secret.versions, version] }
  const moved = stages.reduce<SecretRecord>((at, stage) => moveStage(at, stage, id), added)
  const kept = moved.versions.filter(
    (each, index) => each.stages.length > 0 || moved.versions.length - index <= MOST_VERSIONS,
  )
  return { secret: { ...moved, versions: kept }, version: kept.find((each) => each.id === id) ?? version }
}

/** The secret with a stage on one version only; what was current before is then the previous one. */
export function moveStage(secret: SecretRecord, stage: string, to: string | undefined): SecretRecord {
  const from = secret.versions.find(({ stages }) => stages.includes(stage))
  const versions = secret.versions.map((version) => {
    const others = version.stages.filter((each) => each !== stage)
    return { ...version, stages: version.id === to ? [...others, stage] : others }
  })
  const moved = { ...secret, versions }
  return stage === CURRENT && from && from.id !== to ? moveStage(moved, PREVIOUS, from.id) : moved
}

/** The version that a request asks for: by id, by stage, or the current one. */
export function versionOf({ variables }: SecretsContext, secret: SecretRecord, input: ServiceInput): SecretVersion {
  const id = input.text("VersionId")
  const stage = input.text("VersionStage")
  const found = secret.versions.find(
    (version) =>
      (id === undefined || version.id === id) &&
      (id !== undefined && stage === undefined ? true : version.stages.includes(stage ?? CURRENT)),
  )
  if (found) return found
  const what = id === undefined ? `staging label: ${stage ?? CURRENT}` : `VersionId: ${id}`
  const message = `Secrets Manager can't find the specified secret value for ${what}`
  const variable = variables.get(secret.name)
  const howTo =
    variable === undefined || secret.versions.length > 0
      ? ""
      : `. Nobody has set one on this machine: put ${variable}=… into .env and start tsapi local again, or send PutSecretValue`
  throw new ServiceError("ResourceNotFoundException", message + howTo)
}
