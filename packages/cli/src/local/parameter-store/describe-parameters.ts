import { pageOf } from "../protocol/page-of.ts"
import { unsupported } from "../protocol/service-error.ts"
import { settingsOf } from "./get-parameters.ts"
import { matchingParameters } from "./parameter-filters.ts"
import { findParameter, latest, type ParametersOperation, plainName, shown } from "./parameters-context.ts"

export const describeParameters: ParametersOperation = async (context, input) => {
  if (input.list("Filters").length > 0) throw unsupported("DescribeParameters with Filters, before ParameterFilters,")
  if (input.boolean("Shared")) throw unsupported("DescribeParameters of other accounts")
  const { items, nextToken } = pageOf(
    matchingParameters([...context.store.parameters.byKey.values()], input.inputs("ParameterFilters")),
    {
      keyOf: ({ name }) => name,
      limit: input.integer("MaxResults", { from: 1, to: 50 }) ?? 50,
      token: input.text("NextToken"),
    },
  )
  const Parameters = items.map((parameter) => {
    const version = latest(parameter)
    // Nobody learns a value from it.
    const { Value: _value, ...rest } = Object(shown(context, parameter, { version, isDecrypted: false }))
    return { ...rest, ...settingsOf(version) }
  })
  return { Parameters, ...(nextToken && { NextToken: nextToken }) }
}

export const deleteParameter: ParametersOperation = async (context, input) => {
  await context.store.parameters.drop(findParameter(context, input.requiredText("Name")))
  return {}
}

export const deleteParameters: ParametersOperation = async (context, input) => {
  const names = input.texts("Names")
  const found = names.flatMap((name) => context.store.parameters.byKey.get(plainName(name)) ?? [])
  for (const parameter of found) await context.store.parameters.drop(parameter)
  const DeletedParameters = found.map(({ name }) => name)
  return { DeletedParameters, InvalidParameters: names.filter((name) => !DeletedParameters.includes(plainName(name))) }
}
