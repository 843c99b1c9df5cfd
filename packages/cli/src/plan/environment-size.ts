import type { CfnValue } from "../model/cloudformation.ts"

/** All variables of a function together, as JSON. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const largestEnvironment = 4096

/** Whose names, of regions and accounts, are as long as they come, or as short. */
export type Estimate = "most" | "least"

/** What Lambda counts of an environment, in bytes, once CloudFormation has made its names. */
export function environmentSize(
  environment: Readonly<Record<string, CfnValue>>,
  stackName: string,
  estimate: Estimate,
): number {
  const region = estimate === "most" ? "ap-southeast-1" : "us-east-1"
  const values = Object.entries(environment).map(([name, value]) => [name, written(value, { name, stackName, region })])
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(values)))
}

interface Place {
  readonly name: string
  readonly stackName: string
  readonly region: string
}

function written(value: CfnValue, place: Place): string {
  if (typeof value !== "object" || value === null) return String(value)
  if ("Ref" in value) return resource(String(value["Ref"]), place)
  if ("Fn::GetAtt" in value) return resource(String([value["Fn::GetAtt"]].flat(2)[0]), place)
  if ("Fn::Sub" in value) return substituted(value["Fn::Sub"], place)
  if ("Fn::Join" in value)
    return [value["Fn::Join"]]
      .flat(3)
      .map((part) => written(part ?? "", place))
      .join("")
  return "x".repeat(unknownLength)
}

const unknownLength = 36
const account = "123456789012"

// CloudFormation adds twelve characters to the names that it makes, of 80 at most.
function resource(logicalId: string, { name, stackName, region }: Place): string {
  const physical = `${stackName}-${logicalId}-abcdefghijkl`.slice(0, 80)
  if (name.endsWith("_ARN")) return `arn:aws:dynamodb:${region}:${account}:${physical}`
  return name.endsWith("_URL") ? `https://sqs.${region}.amazonaws.com/${account}/${physical}` : physical
}

function substituted(value: CfnValue | undefined, { stackName, region }: Place): string {
  const [text] = [value].flat()
  const known = {
    AccountId: account,
    Partition: "aws",
    Region: region,
    StackName: stackName,
    URLSuffix: "amazonaws.com",
  }
  return Object.entries(known)
    .reduce((rest, [name, each]) => rest.replaceAll(`\${AWS::${name}}`, each), String(text))
    .replaceAll(/\$\{[^}]*\}/g, "x".repeat(unknownLength))
}
