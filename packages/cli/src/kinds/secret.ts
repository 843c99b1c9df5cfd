import { propertyVariable, type SecretDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { localValueOf, missingValue, valueVariable } from "./resources/local-value.ts"
import { checkSecret } from "./secret/check-secret.ts"
import { generateSecretString } from "./secret/generate-secret-string.ts"
import { existingSecretName, secretLogicalId, type SecretModel } from "./secret/secret-model.ts"
import { secretProperties } from "./secret/secret-properties.ts"
import { secretReferences } from "./secret/secret-references.ts"

export const secretKind: Kind<SecretDeclaration, SecretModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "secret", logicalIdOf: secretLogicalId }, context)
    const models = declarations.map((declaration) => {
      checkSecret(declaration).forEach(context.report)
      const { id, existing, location } = declaration
      const own = `${stackName(context.app.name, context.config.stage)}-${id}`
      return { kind: "secret", id, declaration, localName: existing ? existingSecretName(existing.arn) : own, location }
    })
    return { models, functions: [] }
  },

  toResources(models, { retainState }) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const secrets = own.map(({ id, declaration, location: { file, line } }) => [
      secretLogicalId(id),
      {
        Type: "AWS::SecretsManager::Secret",
        Properties: secretProperties(declaration),
        DeletionPolicy: retainState ? ("RetainExceptOnCreate" as const) : ("Delete" as const),
        UpdateReplacePolicy: retainState ? ("Retain" as const) : ("Delete" as const),
        Metadata: { tsapi: { file, line } },
      },
    ])
    const arns = own.map(({ id }) => [`${secretLogicalId(id)}Arn`, { Value: { Ref: secretLogicalId(id) } }])
    return { resources: Object.fromEntries(secrets), outputs: Object.fromEntries(arns) }
  },

  toReferences: (models) => models.map(secretReferences),

  async startLocal(models, emulator) {
    const service = await emulator.service("secretsmanager")
    const environment: Record<string, string> = {}
    const notes: string[] = []
    for (const { id, localName, declaration } of models) {
      const { generate } = declaration
      const variable = valueVariable("secret", id)
      const value = localValueOf(variable)
      const answer = await service.call("EnsureSecret", {
        ...{ Name: localName, ValueVariable: variable },
        ...(value !== undefined && { SecretString: value }),
        ...(generate && { GenerateSecretString: generateSecretString(generate === true ? {} : generate) }),
      })
      environment[propertyVariable("secret", id, "arn")] = String(Object(answer).ARN)
      notes.push(...missingValue(answer, { kind: "secret", id }))
    }
    return { environment, notes }
  },
}
