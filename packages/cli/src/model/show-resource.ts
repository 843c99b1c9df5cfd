import type { CfnValue } from "./cloudformation.ts"
import { canonicalJson } from "./canonical-json.ts"
import { stackGuid } from "./stack-guid.ts"
import { templateText } from "./template-text.ts"

/** An IAM resource as people read it: `TodosTable`, `TodosTable/index/ByOwner`, or the ARN. */
export function showResource(resource: CfnValue): string {
  return templateText(resource, {
    reference: (name) => pseudoParameters[name] ?? name,
    attribute: (name) => name.replace(/\.Arn$/, ""),
    whole: (value) => (canonicalJson(value) === canonicalJson(stackGuid) ? "<stack>" : undefined),
  })
}

/** A text in which pseudo parameters stand as people read them: `arn:aws:dynamodb:<region>:<account>:table/todos`. */
export function showPseudoParameters(text: string): string {
  return text.replaceAll(/\$\{(AWS::\w+)\}/g, (all, name: string) => pseudoParameters[name] ?? all)
}

const pseudoParameters: Readonly<Record<string, string>> = {
  "AWS::Partition": "aws",
  "AWS::Region": "<region>",
  "AWS::AccountId": "<account>",
}
