import { deleteParameter, deleteParameters, describeParameters } from "./describe-parameters.ts"
import { getParameter, getParameterHistory, getParameters, getParametersByPath } from "./get-parameters.ts"
import { labelParameterVersion, unlabelParameterVersion } from "./labels.ts"
import type { ParametersOperation } from "./parameters-context.ts"
import { putParameter } from "./put-parameter.ts"
import { addTags, listResourceTags, removeTags } from "./tags.ts"

/** Every operation this stand-in has; all others are refused by name. */
export const operations: Readonly<Record<string, ParametersOperation>> = {
  AddTagsToResource: addTags,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  LabelParameterVersion: labelParameterVersion,
  ListTagsForResource: listResourceTags,
  PutParameter: putParameter,
  RemoveTagsFromResource: removeTags,
  UnlabelParameterVersion: unlabelParameterVersion,
}
