import type { CfnValue } from "../model/cloudformation.ts"
import { templateText } from "../model/template-text.ts"

/** A template value as text, with made-up values for what CloudFormation fills in: equal values give equal texts. */
export function plainText(value: CfnValue): string {
  return templateText(value, {
    reference: (name) => pseudo[name] ?? name,
    attribute: (name) => `arn:aws:declared:::${name}`,
  })
}

const pseudo: Readonly<Record<string, string>> = {
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::Region": "eu-west-1",
}
