import { ServiceError, unsupported } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import { readTags } from "../protocol/tags.ts"
import type { ParameterRecord, ParameterType, ParameterVersion } from "./parameter-record.ts"
import { latest, type ParametersContext, type ParametersOperation, validation } from "./parameters-context.ts"

const MOST_VERSIONS = 100
const types: readonly string[] = ["String", "StringList", "SecureString"]

export const putParameter: ParametersOperation = async (context, input) => {
  const name = input.requiredText("Name")
  if (!/^[\w./-]{1,1011}$/.test(name)) throw validation(`The parameter name ${name} is not valid.`)
  if (/^\/?(aws|ssm)/i.test(name)) {
    const message = 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).'
    throw validation(message)
  }
  if (input.text("Policies")) throw unsupported("Parameter Store's parameter policies")
  const before = context.store.parameters.byKey.get(name)
  if (before && !input.boolean("Overwrite")) {
    throw new ServiceError(
      "ParameterAlreadyExists",
      "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    )
  }
  if (before && input.inputs("Tags").length > 0)
    throw validation("Invalid request: tags and overwrite can't be used together. To add tags, use AddTagsToResource.")
  const version = newVersion(context, before, input)
  await context.store.parameters.save(withVersion(before ?? { name, tags: readTags(input) }, version))
  return { Version: version.version, Tier: version.tier }
}

/**
 * Makes a parameter of the app exist. Its value is written where the declaration has another one than before; what was put
 * there at run time stays until then. Without a value nothing is made. Not an operation of AWS.
 */
export const ensureParameter: ParametersOperation = async (context, input) => {
  const name = input.requiredText("Name")
  const variable = input.text("ValueVariable")
  if (variable !== undefined) context.variables.set(name, variable)
  const declared = input.text("Value")
  const before = context.store.parameters.byKey.get(name)
  if (declared === undefined || before?.declared === declared) return { HasValue: before !== undefined }
  const version = newVersion(context, before, input)
  await context.store.parameters.save({ ...withVersion(before ?? { name, tags: {} }, version), declared })
  return { HasValue: true }
}

function checkPattern(value: string, allowedPattern: string): void {
  if (patternOf(allowedPattern).test(value)) return
  const message = `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`
  throw new ServiceError("ParameterPatternMismatchException", message)
}

function patternOf(allowedPattern: string): RegExp {
  try {
    return new RegExp(`^(?:${allowedPattern})$`)
  } catch {
    const message = "The request does not meet the regular expression requirement."
    throw new ServiceError("InvalidAllowedPatternException", message)
  }
}

function newVersion(
  context: ParametersContext,
  before: ParameterRecord | undefined,
  input: ServiceInput,
): ParameterVersion {
  const last = before && latest(before)
  const value = input.requiredText("Value")
  const allowedPattern = input.text("AllowedPattern")
  if (allowedPattern) checkPattern(value, allowedPattern)
  const size = Buffer.byteLength(value)
  const asked = input.text("Tier") ?? "Standard"
  const tier = asked === "Intelligent-Tiering" ? (size > 4096 ? "Advanced" : "Standard") : asked
  if (size > (tier === "Advanced" ? 8192 : 4096)) {
    const advice = "To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier."
    throw validation(
      tier === "Advanced"
        ? "Parameters support a maximum parameter value size of 8192 characters."
        : `Standard tier parameters support a maximum parameter value of 4096 characters. ${advice}`,
    )
  }
  const type = typeIn(input) ?? last?.type ?? "String"
  const description = input.text("Description") ?? last?.description
  const keyId = type === "SecureString" ? (input.text("KeyId") ?? last?.keyId ?? "alias/aws/ssm") : undefined
  return {
    ...{ version: (last?.version ?? 0) + 1, type, value, modifiedAt: context.now(), labels: [], tier },
    dataType: input.text("DataType") ?? "text",
    ...(description !== undefined && { description }),
    ...(allowedPattern !== undefined && { allowedPattern }),
    ...(keyId !== undefined && { keyId }),
  }
}

function typeIn(input: ServiceInput): ParameterType | undefined {
  const type = input.text("Type")
  if (type === undefined || isType(type)) return type
  const names = types.toSorted().join(", ")
  throw validation(
    `1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [${names}]`,
  )
}

function isType(type: string): type is ParameterType {
  return types.includes(type)
}

function withVersion(
  before: Omit<ParameterRecord, "versions"> & Partial<Pick<ParameterRecord, "versions">>,
  version: ParameterVersion,
): ParameterRecord {
  const { versions: earlier = [] } = before
  const [first, ...others] = [...earlier, version].slice(-MOST_VERSIONS)
  return { ...before, versions: [first ?? version, ...others] }
}
