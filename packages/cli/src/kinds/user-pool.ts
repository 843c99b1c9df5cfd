import { localUserPoolId } from "@tsapi/framework/gateway"
import { clientVariable, propertyVariable, type UserPoolDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { checkUserPool } from "./user-pool/check-user-pool.ts"
import { userPoolClientLogicalId, userPoolLogicalId } from "./user-pool/user-pool-logical-id.ts"
import { clientsOf, userPoolResources } from "./user-pool/user-pool-resources.ts"

export interface UserPoolModel extends KindModel {
  readonly declaration: UserPoolDeclaration
}

export const userPoolKind: Kind<UserPoolDeclaration, UserPoolModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "user pool", logicalIdOf: userPoolLogicalId }, context)
    for (const declaration of declarations) checkUserPool(declaration).forEach((error) => context.report(error))
    const models = declarations.map((declaration) => {
      const { id, location } = declaration
      return { kind: "userPool", id, declaration, location }
    })
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const pools = models.map(({ declaration }) => userPoolResources(declaration, refs.retainState))
    return {
      resources: Object.assign({}, ...pools),
      outputs: Object.fromEntries(models.flatMap(outputsOf)),
    }
  },

  toReferences(models) {
    return models.flatMap(({ id, declaration, location }) => {
      const pool = userPoolLogicalId(id)
      const arn = { "Fn::GetAtt": [pool, "Arn"] }
      const inAccount = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}"
      const base = {
        kind: "userPool",
        id,
        arn,
        arnFromName: { "Fn::Sub": `${inAccount}:userpool/\${${pool}}` },
        location,
      }
      return [
        {
          ...base,
          property: "userPoolId",
          environmentVariable: propertyVariable("userPool", id, "id"),
          value: { Ref: pool },
        },
        { ...base, property: "arn", environmentVariable: propertyVariable("userPool", id, "arn"), value: arn },
        ...Object.keys(clientsOf(declaration)).map((client) => ({
          ...base,
          property: "clientId",
          environmentVariable: clientVariable(id, client),
          value: { Ref: userPoolClientLogicalId(id, client) },
        })),
      ]
    })
  },

  async startLocal(models, { region, accountId }) {
    const environment = models.flatMap(({ id, declaration }) => {
      const poolId = localUserPoolId(id, region)
      return [
        [propertyVariable("userPool", id, "id"), poolId],
        [propertyVariable("userPool", id, "arn"), `arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolId}`],
        ...Object.keys(clientsOf(declaration)).map((client) => [clientVariable(id, client), client]),
      ]
    })
    return { environment: Object.fromEntries(environment) }
  },
}

function outputsOf({ id, declaration }: UserPoolModel) {
  const clients = Object.keys(clientsOf(declaration)).map((client) => userPoolClientLogicalId(id, client))
  return [userPoolLogicalId(id), ...clients].map((name) => [`${name}Id`, { Value: { Ref: name } }] as const)
}
