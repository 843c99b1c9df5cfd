import type { UserPoolTriggerDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { checkUserPoolTrigger } from "./on-user-pool/check-user-pool-trigger.ts"
import { sampleUserPoolEvent } from "./on-user-pool/sample-user-pool-event.ts"
import type { UserPoolTriggerModel } from "./on-user-pool/user-pool-trigger.ts"
import { soundTriggers } from "./triggers/sound-triggers.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"
import { userPoolLogicalId } from "./user-pool/user-pool-logical-id.ts"

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
const timeout = { seconds: 5, reason: "Cognito waits 5 seconds, and then asks again" }

export const onUserPoolKind: Kind<UserPoolTriggerDeclaration, UserPoolTriggerModel> = {
  toModel(declarations, context) {
    const models = soundTriggers(declarations, context, checkUserPoolTrigger).map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { pool, trigger, location } = declaration
      return { kind: "onUserPool", id: `${functionId}${pool}${trigger}`, functionId, declaration, location }
    })
    const functions = declarations.map((declaration) => ({ ...triggerFunction(declaration), longestTimeout: timeout }))
    return { models, functions }
  },

  // The trigger itself is the pool's.
  toResources(models, { functionArn }) {
    const permissions = models.map(({ functionId, declaration: { pool, location } }) => {
      const permission = {
        Type: "AWS::Lambda::Permission",
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: functionArn(functionId),
          Principal: "cognito-idp.amazonaws.com",
          SourceArn: { "Fn::GetAtt": [userPoolLogicalId(pool), "Arn"] },
        },
        Metadata: { tsapi: { file: location.file, line: location.line } },
      }
      // One is enough for all triggers of a method.
      return [logicalId(functionId, pool, "Permission"), permission] as const
    })
    return { resources: Object.fromEntries(permissions) }
  },

  toTriggers: (models) =>
    models.map(({ functionId, declaration: { pool: id, trigger }, location }) => {
      return { functionId, source: { kind: "userPool", id }, label: `user pool ${id} ${trigger}`, location }
    }),

  toSampleEvent(models, functionId, context) {
    const model = models.find((candidate) => candidate.functionId === functionId)
    return model && sampleUserPoolEvent(model.declaration, context)
  },

  async startLocal(_models, emulator) {
    // Whoever makes tokens on this machine asks the functions through it.
    await emulator.service("lambda")
    return { environment: {} }
  },
}
