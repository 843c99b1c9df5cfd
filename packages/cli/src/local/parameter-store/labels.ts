import { ServiceError } from "../protocol/service-error.ts"
import type { ParameterVersion } from "./parameter-record.ts"
import { findParameter, latest, type ParametersOperation } from "./parameters-context.ts"

// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
const MOST_LABELS = 10

export const labelParameterVersion: ParametersOperation = async (context, input) => {
  const parameter = findParameter(context, input.requiredText("Name"))
  const number =
    input.integer("ParameterVersion", { from: 1, to: Number.MAX_SAFE_INTEGER }) ?? latest(parameter).version
  const target = parameter.versions.find(({ version }) => version === number)
  if (!target) throw versionNotFound(parameter.name, number)
  const asked = input.texts("Labels")
  const valid = asked.filter((label) => /^(?!aws|ssm|\d)[\w.-]{1,100}$/i.test(label))
  const labels = [...new Set([...target.labels, ...valid])]
  if (labels.length > MOST_LABELS) {
    const message = `An error occurred (ParameterVersionLabelLimitExceeded): A parameter version can have at most ${MOST_LABELS} labels. Move one or more labels to another version and try again.`
    throw new ServiceError("ParameterVersionLabelLimitExceeded", message)
  }
  const relabel = (version: ParameterVersion): ParameterVersion =>
    version === target
      ? { ...version, labels }
      : { ...version, labels: version.labels.filter((label) => !valid.includes(label)) }
  const [first, ...others] = parameter.versions
  await context.store.parameters.save({ ...parameter, versions: [relabel(first), ...others.map(relabel)] })
  return { InvalidLabels: asked.filter((label) => !valid.includes(label)), ParameterVersion: number }
}

export const unlabelParameterVersion: ParametersOperation = async (context, input) => {
  const parameter = findParameter(context, input.requiredText("Name"))
  const number = input.integer("ParameterVersion", { from: 1, to: Number.MAX_SAFE_INTEGER })
  const target = parameter.versions.find(({ version }) => version === number)
  if (!target) throw versionNotFound(parameter.name, number)
  const asked = input.texts("Labels")
  const unlabel = (version: ParameterVersion): ParameterVersion =>
    version === target ? { ...version, labels: version.labels.filter((label) => !asked.includes(label)) } : version
  const [first, ...others] = parameter.versions
  await context.store.parameters.save({ ...parameter, versions: [unlabel(first), ...others.map(unlabel)] })
  return {
    RemovedLabels: asked.filter((label) => target.labels.includes(label)),
    InvalidLabels: asked.filter((label) => !target.labels.includes(label)),
  }
}

function versionNotFound(name: string, version: number | undefined): ServiceError {
  const message = `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`
  return new ServiceError("ParameterVersionNotFound", message)
}
