import { type ParameterDeclaration, propertyVariable } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { checkParameter } from "./parameter/check-parameter.ts"
import { existingParameterName, parameterLogicalId, type ParameterModel } from "./parameter/parameter-model.ts"
import { parameterProperties } from "./parameter/parameter-properties.ts"
import { parameterReferences } from "./parameter/parameter-references.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { localValueOf, missingValue, valueVariable } from "./resources/local-value.ts"

export const parameterKind: Kind<ParameterDeclaration, ParameterModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "parameter", logicalIdOf: parameterLogicalId }, context)
    const models = declarations.map((declaration) => {
      checkParameter(declaration).forEach(context.report)
      const { id, existing, location } = declaration
      const own = `${stackName(context.app.name, context.config.stage)}-${id}`
      const localName = existing ? existingParameterName(existing) : own
      return { kind: "parameter", id, declaration, localName, location }
    })
    return { models, functions: [] }
  },

  toResources(models) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const parameters = own.map(({ id, declaration, location: { file, line } }) => [
      parameterLogicalId(id),
      {
        Type: "AWS::SSM::Parameter",
        Properties: parameterProperties(declaration),
        Metadata: { tsapi: { file, line } },
      },
    ])
    const names = own.map(({ id }) => [`${parameterLogicalId(id)}Name`, { Value: { Ref: parameterLogicalId(id) } }])
    return { resources: Object.fromEntries(parameters), spareOutputs: Object.fromEntries(names) }
  },

  toReferences: (models) => models.flatMap(parameterReferences),

  async startLocal(models, emulator) {
    const service = await emulator.service("ssm")
    const { region, accountId } = emulator
    const notes: string[] = []
    for (const { id, localName, declaration } of models) {
      const variable = valueVariable("parameter", id)
      const { Value, ...own } = declaration.existing ? {} : parameterProperties(declaration)
      const answer = await service.call("EnsureParameter", {
        ...{ ...own, Name: localName, ValueVariable: variable, Value: localValueOf(variable) ?? Value },
      })
      notes.push(...missingValue(answer, { kind: "parameter", id }))
    }
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("parameter", id, "name"), localName],
      [
        propertyVariable("parameter", id, "arn"),
        `arn:aws:ssm:${region}:${accountId}:parameter/${localName.replace(/^\//, "")}`,
      ],
    ])
    return { environment: Object.fromEntries(environment), notes }
  },
}
