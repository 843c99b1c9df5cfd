import { cfnField, isCfnList } from "../model/cfn-field.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { StatementDocument } from "../model/policy-document.ts"
import { templateText } from "../model/template-text.ts"

/**
 * The most characters a policy document may have once CloudFormation has filled it in. Names that CloudFormation makes
 * up are taken for as long as they can be: the stack's name, the logical id and 13 characters more.
 */
export function policySize(statements: readonly StatementDocument[], stackName: string): number {
  const physicalName = (logicalId: string) => `${stackName}-${logicalId}-${"x".repeat(13)}`
  const words = {
    reference: (name: string) => longest[name] ?? arnOf(physicalName(name)),
    attribute: (name: string) => arnOf(physicalName(name.replace(/\.\w+$/, ""))),
  }
  // What an import or a mapping gives is some ARN, too.
  const textOf = (value: CfnValue) => (isText(value) ? templateText(value, words) : arnOf(physicalName("x".repeat(20))))
  const filled = statements.map((statement) => fillIn(statement, textOf))
  return JSON.stringify({ Version: "2012-10-17", Statement: filled }).length
}

const longest: Readonly<Record<string, string>> = {
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws-us-gov",
  "AWS::Region": "ap-southeast-1",
}

function arnOf(name: string): string {
  return `arn:aws-us-gov:secretsmanager:ap-southeast-1:123456789012:log-group:${name}:*`
}

function isText(value: CfnValue): boolean {
  return ["Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join"].some((key) => cfnField(value, key) !== undefined)
}

function fillIn(value: CfnValue, text: (value: CfnValue) => string): unknown {
  if (isCfnList(value)) return value.map((entry) => fillIn(entry, text))
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
  if (entries.length === 1 && entries.some(([key]) => key === "Ref" || key.startsWith("Fn::"))) return text(value)
  return Object.fromEntries(entries.map(([key, entry]) => [key, fillIn(entry, text)]))
}
