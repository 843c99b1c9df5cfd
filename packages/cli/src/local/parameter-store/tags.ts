import { ServiceError, unsupported } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { ParameterRecord, Tag } from "./parameter-record.ts"
import { type ParametersContext, type ParametersOperation, plainName } from "./parameters-context.ts"

export const addTags: ParametersOperation = async (context, input) => {
  const parameter = taggedParameter(context, input)
  const added = tagsIn(input)
  const kept = parameter.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key))
  await context.store.parameters.save({ ...parameter, tags: [...kept, ...added] })
  return {}
}

export const removeTags: ParametersOperation = async (context, input) => {
  const parameter = taggedParameter(context, input)
  const keys = input.texts("TagKeys")
  await context.store.parameters.save({ ...parameter, tags: parameter.tags.filter(({ Key }) => !keys.includes(Key)) })
  return {}
}

export const listTags: ParametersOperation = async (context, input) => ({
  TagList: taggedParameter(context, input).tags,
})

export function tagsIn(input: ServiceInput): readonly Tag[] {
  return input.inputs("Tags").map((tag) => ({ Key: tag.requiredText("Key"), Value: tag.text("Value") ?? "" }))
}

function taggedParameter({ store }: ParametersContext, input: ServiceInput): ParameterRecord {
  const type = input.requiredText("ResourceType")
  if (type !== "Parameter") throw unsupported(`Tags of a ${type}`)
  const id = plainName(input.requiredText("ResourceId"))
  const parameter = store.parameters.byKey.get(id)
  if (!parameter) throw new ServiceError("InvalidResourceId", `The resource ID "${id}" is not valid.`)
  return parameter
}
