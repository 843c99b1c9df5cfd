import type { CfnValue } from "../model/cloudformation.ts"

/** A template value as text, with made-up values for what CloudFormation fills in: equal values give equal texts. */
export function plainText(value: CfnValue): string {
  if (typeof value !== "object" || value === null) return String(value)
  if (isList(value)) return value.map(plainText).join(",")
  const [[name, argument] = ["", null]] = Object.entries(value)
  switch (name) {
    case "Ref":
      return typeof argument === "string" ? (pseudo[argument] ?? argument) : ""
    case "Fn::GetAtt":
      return `arn:aws:declared:::${isList(argument) ? argument.join(".") : String(argument)}`
    case "Fn::Sub":
      return substitute(argument)
    case "Fn::Join":
      return join(argument)
    default:
      return JSON.stringify(value)
  }
}

const pseudo: Readonly<Record<string, string>> = {
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::Region": "eu-west-1",
}

function substitute(argument: CfnValue | undefined): string {
  const [text, variables] = isList(argument) ? argument : [argument]
  if (typeof text !== "string") return ""
  return text.replaceAll(/\$\{(!?)([\w:.]+)\}/g, (_all, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`
    const given =
      typeof variables === "object" && variables !== null && !isList(variables) ? variables[name] : undefined
    if (given !== undefined) return plainText(given)
    return name.includes(".") ? plainText({ "Fn::GetAtt": name.split(".") }) : plainText({ Ref: name })
  })
}

function join(argument: CfnValue | undefined): string {
  const [separator, parts] = isList(argument) ? argument : []
  return isList(parts) ? parts.map(plainText).join(plainText(separator ?? "")) : ""
}

function isList(value: CfnValue | undefined): value is readonly CfnValue[] {
  return Array.isArray(value)
}
