import type { CfnValue } from "./cloudformation.ts"
import { templateText } from "./template-text.ts"

export interface Place {
  /** `eu-west-1`. */
  readonly region?: string | undefined
  /** Twelve digits. */
  readonly account?: string | undefined
}

/**
 * A resource as an ARN for use outside a template: `arn:aws:dynamodb:us-east-1:123456789012:table/todos`. What the place
 * does not tell stays as `${AWS::Region}` and `${AWS::AccountId}`.
 */
export function literalResource(resource: CfnValue, { region, account }: Place): string {
  const known: Readonly<Record<string, string | undefined>> = {
    "AWS::AccountId": account,
    "AWS::Partition": partitionOf(region),
    "AWS::Region": region,
    "AWS::URLSuffix": region?.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
  }
  return templateText(resource, {
    reference: (name) => known[name] ?? `\${${name}}`,
    attribute: (name) => `\${${name}}`,
  })
}

function partitionOf(region = ""): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws"
}

const partitions = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-iso-", "aws-iso"],
  ["eusc-", "aws-eusc"],
] as const
