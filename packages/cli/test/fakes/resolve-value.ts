import type { CfnValue } from "../../src/model/cloudformation.ts"
import type { FakeStack } from "./stack-model.ts"

/** The value an intrinsic function yields; resources by their physical id, attributes as `<physical id>.<attribute>`. */
export function resolveValue(value: CfnValue | undefined, stack: FakeStack): string {
  if (typeof value !== "object" || value === null) return String(value ?? "")
  const [[name, argument] = ["", undefined]] = Object.entries(value)
  if (name === "Ref") return lookUp(String(argument), stack)
  if (name === "Fn::GetAtt" && Array.isArray(argument))
    return `${lookUp(String(argument[0]), stack)}.${String(argument[1])}`
  if (name === "Fn::Sub") return String(argument).replaceAll(/\$\{([\w:]+)\}/g, (_, id: string) => lookUp(id, stack))
  throw new Error(`the fake CloudFormation does not know ${name}`)
}

function lookUp(id: string, stack: FakeStack): string {
  const pseudo = { "AWS::Region": stack.id.split(":")[3], "AWS::URLSuffix": "amazonaws.com", "AWS::Partition": "aws" }
  const known: Readonly<Record<string, string | undefined>> = { ...pseudo, ...stack.parameters }
  return known[id] ?? stack.resources.get(id)?.physicalId ?? id
}
