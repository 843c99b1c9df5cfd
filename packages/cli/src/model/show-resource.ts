import type { CfnValue } from "./cloudformation.ts"

/** An IAM resource as people read it: `TodosTable`, `TodosTable/index/ByOwner`, or the ARN. */
export function showResource(resource: CfnValue): string {
  if (typeof resource === "string") return resource
  if (resource === null || typeof resource !== "object" || !isRecord(resource)) return String(resource)
  const { Ref: ref, "Fn::GetAtt": attribute, "Fn::Sub": sub, "Fn::Join": join } = resource
  if (typeof ref === "string") return ref
  if (Array.isArray(attribute)) return String(attribute[0])
  if (typeof sub === "string") return showTemplate(sub)
  if (Array.isArray(sub) && typeof sub[0] === "string") return showTemplate(sub[0])
  if (Array.isArray(join) && Array.isArray(join[1]))
    return join[1].map((part: CfnValue) => showResource(part)).join(String(join[0]))
  return JSON.stringify(resource)
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

// `${TodosTable.Arn}` names the resource.
function showTemplate(template: string): string {
  return template.replaceAll(/\$\{([\w:]+)(?:\.Arn)?\}/g, (_, name: string) => pseudoParameters[name] ?? name)
}

function isRecord(value: CfnValue): value is { readonly [key: string]: CfnValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
