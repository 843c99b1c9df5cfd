import { localUserPoolId } from "@tsapi/framework/gateway"
import {
  clientVariable,
  propertyVariable,
  type UserPoolDeclaration,
  type UserPoolTriggerDeclaration,
} from "@tsapi/framework/internal"
import type { KindModel, ResourceReference } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"
import { lambdaConfig } from "./on-user-pool/lambda-config.ts"
import { userPoolTriggers } from "./on-user-pool/user-pool-trigger.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { triggerFunctionId } from "./triggers/trigger-function.ts"
import { checkUserPool } from "./user-pool/check-user-pool.ts"
import { userPoolClientLogicalId, userPoolLogicalId } from "./user-pool/user-pool-logical-id.ts"
import { clientsOf, userPoolResources } from "./user-pool/user-pool-resources.ts"

export interface UserPoolModel extends KindModel {
  readonly declaration: UserPoolDeclaration
  readonly triggers: readonly UserPoolTriggerDeclaration[]
}

export const userPoolKind: Kind<UserPoolDeclaration, UserPoolModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "user pool", logicalIdOf: userPoolLogicalId }, context)
    for (const declaration of declarations) checkUserPool(declaration).forEach((error) => context.report(error))
    const models = declarations.map((declaration) => {
      const { id, location } = declaration
      return { kind: "userPool", id, declaration, triggers: userPoolTriggers(id, context.declarations), location }
    })
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const pools = models.map(({ declaration, triggers }) => {
      const config = lambdaConfig(triggers, (id) => refs.functionArn(id))
      return userPoolResources(declaration, { lambdaConfig: config, retain: refs.retainState })
    })
    return {
      resources: Object.assign({}, ...pools),
      outputs: Object.fromEntries(models.flatMap(outputsOf)),
    }
  },

  toReferences(models) {
    return models.flatMap(({ id, declaration, triggers, location }): readonly ResourceReference[] => {
      const pool = userPoolLogicalId(id)
      const arn = { "Fn::GetAtt": [pool, "Arn"] }
      const inAccount = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}"
      const base = {
        kind: "userPool",
        id,
        arn,
        arnFromName: { "Fn::Sub": `${inAccount}:userpool/\${${pool}}` },
        // A function that the pool asks has to be there before the pool; it learns the id and the ARN from its events.
        ...(triggers.length > 0 && { withheldFrom: triggers.map(triggerFunctionId), isInEvents: true as const }),
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
