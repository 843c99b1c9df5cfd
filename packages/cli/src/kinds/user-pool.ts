import { localUserPoolId } from "@tsapi/framework/gateway"
import { clientVariable, type UserPoolDeclaration, userPoolVariable } from "@tsapi/framework/internal"
import { UserError } from "../errors/user-error.ts"
import type { KindModel } from "../model/app-model.ts"
import type { Kind, Located, ModelContext } from "../model/kind.ts"
import { checkUserPool } from "./user-pool/check-user-pool.ts"
import { userPoolClientLogicalId, userPoolLogicalId } from "./user-pool/user-pool-logical-id.ts"
import { clientsOf, userPoolResources } from "./user-pool/user-pool-resources.ts"

export interface UserPoolModel extends KindModel {
  readonly declaration: UserPoolDeclaration
}

export const userPoolKind: Kind<UserPoolDeclaration, UserPoolModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, context)
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

  toGrants: () => [],

  toRoutes: () => [],

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
        { ...base, property: "userPoolId", environmentVariable: userPoolVariable(id, "ID"), value: { Ref: pool } },
        { ...base, property: "arn", environmentVariable: userPoolVariable(id, "ARN"), value: arn },
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
        [userPoolVariable(id, "ID"), poolId],
        [userPoolVariable(id, "ARN"), `arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolId}`],
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

function reportDuplicates(declarations: readonly Located<UserPoolDeclaration>[], { report }: ModelContext): void {
  const seen = new Map<string, Located<UserPoolDeclaration>>()
  for (const declaration of declarations) {
    const id = userPoolLogicalId(declaration.id)
    const first = seen.get(id)
    if (first) {
      const { file, line } = first.location
      const message = `Two user pools are named "${declaration.id}": the other is at ${file}:${line}`
      const hint = "Give each user pool its own id, and share one constant between modules."
      report(new UserError("RESOURCE_DUPLICATE", message, { hint, location: declaration.location }))
    }
    seen.set(id, declaration)
  }
}
