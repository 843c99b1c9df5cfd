import type { EmailTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { functionName } from "../../model/function-name.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface EmailTriggerModel extends KindModel {
  readonly functionId: string
  readonly declaration: Located<EmailTriggerDeclaration>
}

/** The rules of an app, in the order of the source. */
export function emailTriggers(declared: readonly KindModel[]): readonly EmailTriggerModel[] {
  return declared.filter((model): model is EmailTriggerModel => model.kind === "onEmail")
}

/** The id of the app's own rule set in the template. */
export const ruleSetId = "ReceiptRuleSet"

/** The id of a rule in the template. */
export function ruleId({ id }: EmailTriggerModel): string {
  return logicalId(id, "ReceiptRule")
}

/** What a rule is called: known before it exists, since SES asks for its permissions first, which name it. */
export function ruleName({ id }: EmailTriggerModel): CfnValue {
  return functionName(id)
}

/** The name of the rule set that a rule is in. */
export function ruleSetName({ declaration: { ruleSet } }: EmailTriggerModel): CfnValue {
  return ruleSet ?? { Ref: ruleSetId }
}

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html */
export function ruleArn(model: EmailTriggerModel): CfnValue {
  const text = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:receipt-rule-set/${Set}:receipt-rule/${Rule}"
  return { "Fn::Sub": [text, { Set: ruleSetName(model), Rule: ruleName(model) }] }
}
