import type { TextPart } from "../interpreter/value.ts"
import { literalPart } from "./arn.ts"
import type { Form } from "./resource-rules.ts"

/** What a parameter's text gives: a whole ARN, or what stands for the variable in the ARN's format. */
export type Named = { readonly arn: readonly TextPart[] } | { readonly name: readonly TextPart[] }

/** Reads a parameter's text in the form the service defines for it. */
export function readName(parts: readonly TextPart[], form: Form | undefined): Named {
  const [first] = parts
  const start = first?.kind === "literal" ? first.text : ""
  if (start.startsWith("arn:")) return { arn: parts }
  if (first?.kind === "template" && parts.length === 1 && isArnAttribute(first.value)) return { arn: parts }
  switch (form) {
    case "queueUrl":
      return fromQueueUrl(parts)
    case "secret":
      // Secrets Manager adds six random characters to a secret's name in its ARN.
      return { name: [...parts, literalPart("-??????")] }
    case "parameterName":
      return { name: start.startsWith("/") ? [literalPart(start.slice(1)), ...parts.slice(1)] : parts }
    case "functionName": {
      const name = start.includes(":function:") ? start.slice(start.indexOf(":function:") + 10) : start
      return { name: first?.kind === "literal" ? [literalPart(name), ...parts.slice(1)] : parts }
    }
    default:
      return { name: parts }
  }
}

// https://sqs.eu-west-1.amazonaws.com/123456789012/name
function fromQueueUrl(parts: readonly TextPart[]): Named {
  const [first] = parts
  if (first?.kind !== "literal" || parts.length !== 1) return { name: parts }
  const [, region, account, name] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/(.+)$/.exec(first.text) ?? []
  if (region === undefined || account === undefined || name === undefined) {
    return { name: [literalPart(first.text.slice(first.text.lastIndexOf("/") + 1))] }
  }
  return {
    arn: [
      literalPart("arn:"),
      { kind: "template", value: { Ref: "AWS::Partition" } },
      literalPart(`:sqs:${region}:${account}:${name}`),
    ],
  }
}

function isArnAttribute(value: unknown): boolean {
  return /"[A-Za-z.]*Arn"\]?\}$/.test(JSON.stringify(value))
}
