import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import { bucketModels } from "../bucket/bucket-model.ts"
import { bucketPolicyId } from "../bucket/bucket-policy.ts"
import { bucketValues } from "../bucket/bucket-references.ts"
import { type EmailTriggerModel, ruleArn, ruleId, ruleName, ruleSetId, ruleSetName } from "./email-trigger.ts"

/** The rules in their order, with what lets SES invoke their functions, and the app's own rule set. */
export function emailResources(
  models: readonly EmailTriggerModel[],
  refs: PlanRefs,
): Readonly<Record<string, CfnResource>> {
  const own = models.find(({ declaration }) => declaration.ruleSet === undefined)
  const rules = models.flatMap((model, index) => {
    const permission = logicalId(ruleId(model), "Permission")
    const before = index > 0 ? models[index - 1] : undefined
    return [
      [permission, permissionFor(model, refs)] as const,
      [ruleId(model), receiptRule(model, { refs, permission, before })] as const,
    ]
  })
  const ruleSet: CfnResource = { Type: "AWS::SES::ReceiptRuleSet", ...(own && { Metadata: metadataOf(own) }) }
  return { ...(own && { [ruleSetId]: ruleSet }), ...Object.fromEntries(rules) }
}

function permissionFor(model: EmailTriggerModel, { functionArn }: PlanRefs): CfnResource {
  return {
    Type: "AWS::Lambda::Permission",
    Properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: functionArn(model.functionId),
      Principal: "ses.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
      SourceArn: ruleArn(model),
    },
    Metadata: metadataOf(model),
  }
}

interface RuleSurroundings {
  readonly refs: PlanRefs
  readonly permission: string
  /** The rule before it in its rule set. */
  readonly before: EmailTriggerModel | undefined
}

function receiptRule(model: EmailTriggerModel, { refs, permission, before }: RuleSurroundings): CfnResource {
  const { recipients, scanEnabled = true, tlsPolicy = "optional" } = model.declaration
  return {
    Type: "AWS::SES::ReceiptRule",
    Properties: {
      RuleSetName: ruleSetName(model),
      ...(before && { After: ruleName(before) }),
      Rule: {
        Name: ruleName(model),
        Enabled: true,
        Recipients: recipients,
        ScanEnabled: scanEnabled,
        TlsPolicy: tlsPolicy === "require" ? "Require" : "Optional",
        Actions: actionsOf(model, refs),
      },
    },
    // SES tries what it is permitted when the rule is made.
    DependsOn: [permission, ...policyOf(model, refs), ...(before ? [ruleId(before)] : [])],
    Metadata: metadataOf(model),
  }
}

// In this order: what the method reads is there.
function actionsOf(
  { functionId, declaration }: EmailTriggerModel,
  { app, functionArn }: PlanRefs,
): readonly CfnValue[] {
  const { store, invocation = "event" } = declaration
  const InvocationType = invocation === "event" ? "Event" : "RequestResponse"
  return [
    ...(store
      ? [
          {
            S3Action: {
              BucketName: bucketValues(store.bucket, app.declared).name,
              ...(store.prefix !== undefined && { ObjectKeyPrefix: store.prefix }),
            },
          },
        ]
      : []),
    { LambdaAction: { FunctionArn: functionArn(functionId), InvocationType } },
  ]
}

function policyOf({ declaration: { store } }: EmailTriggerModel, { app }: PlanRefs): readonly string[] {
  const bucket = bucketModels(app.declared).find(({ id }) => id === store?.bucket)
  return bucket && !bucket.declaration.existing ? [bucketPolicyId(bucket.id)] : []
}

function metadataOf({ location: { file, line } }: EmailTriggerModel) {
  return { tsapi: { file, line } }
}
