import { ServiceError, unsupported } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import { listTags, readTags, withoutTags } from "../protocol/tags.ts"
import type { ParameterRecord } from "./parameter-record.ts"
import { type ParametersContext, type ParametersOperation, plainName } from "./parameters-context.ts"

export const addTags: ParametersOperation = async (context, input) => {
  const parameter = taggedParameter(context, input)
  await context.store.parameters.save({ ...parameter, tags: { ...parameter.tags, ...readTags(input) } })
  return {}
}

export const removeTags: ParametersOperation = async (context, input) => {
  const parameter = taggedParameter(context, input)
  const tags = withoutTags(parameter.tags, input.texts("TagKeys"))
  await context.store.parameters.save({ ...parameter, tags })
  return {}
}

export const listResourceTags: ParametersOperation = async (context, input) => ({
  TagList: listTags(taggedParameter(context, input).tags),
})

function taggedParameter({ store }: ParametersContext, input: ServiceInput): ParameterRecord {
  const type = input.requiredText("ResourceType")
  if (type !== "Parameter") throw unsupported(`Tags of a ${type}`)
  const id = plainName(input.requiredText("ResourceId"))
  const parameter = store.parameters.byKey.get(id)
  if (!parameter) throw new ServiceError("InvalidResourceId", `The resource ID "${id}" is not valid.`)
  return parameter
}
