import type { Grant } from "../../model/grant.ts"
import type { TextPart } from "../interpreter/value.ts"
import { fillFormat, literalPart } from "./arn.ts"
import type { Form } from "./resource-rules.ts"

/** What a parameter's text gives: a whole ARN, or what stands for the variable in the ARN's format. */
export type Named = ({ readonly arn: readonly TextPart[] } | { readonly name: readonly TextPart[] }) & {
  readonly condition?: Grant["condition"]
}

/** Reads a parameter's text in the form the service defines for it; some forms mean several resources. */
export function readNames(parts: readonly TextPart[], form: Form | undefined): readonly Named[] {
  const [first] = parts
  const start = first?.kind === "literal" ? first.text : ""
  if (start.startsWith("arn:")) return [{ arn: parts }]
  if (first?.kind === "template" && parts.length === 1 && isArnAttribute(first.value)) return [{ arn: parts }]
  const known = parts.length === 1 && first?.kind === "literal" ? first.text : undefined
  switch (form) {
    case "email":
      return known === undefined ? [{ name: parts }] : emailIdentities(known)
    case "functionName": {
      const name = start.includes(":function:") ? start.slice(start.indexOf(":function:") + 10) : start
      return [{ name: first?.kind === "literal" ? [literalPart(name), ...parts.slice(1)] : parts }]
    }
    case "kmsKey": {
      if (!start.startsWith("alias/")) return [{ name: parts }]
      const condition = known === undefined ? undefined : { StringEquals: { "kms:RequestAlias": known } }
      return [{ name: [condition ? literalPart("*") : unknownAlias], ...(condition && { condition }) }]
    }
    case "model":
      return known === undefined ? [{ name: parts }] : models(known)
    case "parameterName":
      return [{ name: start.startsWith("/") ? [literalPart(start.slice(1)), ...parts.slice(1)] : parts }]
    case "queueUrl":
      return [known === undefined ? { name: parts } : queue(known)]
    case "secret":
      // Secrets Manager adds a hyphen and six random characters to a secret's name in its ARN.
      return [{ name: [...parts, literalPart("-??????")] }]
    default:
      return [{ name: parts }]
  }
}

const unknownAlias: TextPart = { kind: "unknown", reason: "the alias is not known" }

// SES accepts a verified address as well as its verified domain.
function emailIdentities(address: string): readonly Named[] {
  const bare = /<([^>]+)>/.exec(address)?.[1] ?? address
  const domain = bare.slice(bare.lastIndexOf("@") + 1)
  return [...new Set([bare, domain])].map((identity) => ({ name: [literalPart(identity)] }))
}

// A profile such as `eu.anthropic.…` sends the request to the model in several regions.
function models(id: string): readonly Named[] {
  const [, model] = /^(?:us|us-gov|eu|apac|jp|au|global)\.(.+)$/.exec(id) ?? []
  if (model === undefined) return [{ name: [literalPart(id)] }]
  const profile = fillFormat(`arn:\${Partition}:bedrock:\${Region}:\${Account}:inference-profile/${id}`, new Map())
  return [{ arn: profile }, { arn: fillFormat(`arn:\${Partition}:bedrock:*::foundation-model/${model}`, new Map()) }]
}

// https://sqs.eu-west-1.amazonaws.com/123456789012/name
function queue(url: string): Named {
  const [, region, account, name] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/(.+)$/.exec(url) ?? []
  if (region === undefined) return { name: [literalPart(url.slice(url.lastIndexOf("/") + 1))] }
  return { arn: fillFormat(`arn:\${Partition}:sqs:${region}:${account}:${name}`, new Map()) }
}

function isArnAttribute(value: unknown): boolean {
  return /"[A-Za-z.]*Arn"\]?\}$/.test(JSON.stringify(value))
}
