import { propertyVariable } from "../../declarations/resource.ts"
import type { GatewayIdentity } from "../gateway-identity.ts"
import type { GatewaySettings } from "../gateway.ts"
import { type ApiReference, type ApiText, arnField } from "./api-text.ts"
import { TemplateError } from "./mapping/template-error.ts"

/** What is known here of what CloudFormation would fill in. */
export interface TextEnvironment {
  readonly identity: GatewayIdentity
  readonly options: Pick<GatewaySettings, "surroundings">
}

/** A text as CloudFormation would write it. Throws a TemplateError for what only CloudFormation knows. */
export function resolveText(text: ApiText, environment: TextEnvironment): string {
  if (typeof text === "string") return text
  return text.map((part) => (typeof part === "string" ? part : resolve(part, environment))).join("")
}

function resolve(reference: ApiReference, environment: TextEnvironment): string {
  if ("pseudo" in reference) return pseudoParameter(reference.pseudo, environment)
  if ("field" in reference) {
    const field = arnField(resolveText(reference.arn, environment), reference.field)
    return resolveText(field, environment)
  }
  if ("intrinsic" in reference) throw unknown(`${JSON.stringify(reference.intrinsic)}, which only CloudFormation knows`)
  const { declared: kind, id, property } = reference
  const variable = propertyVariable(kind, id, property)
  const value = environment.options.surroundings?.valueOf(variable)
  if (value === undefined) throw unknown(`the ${kind} ${id}, which has no ${property} here: ${variable} is not set`)
  return value
}

function pseudoParameter(name: string, { identity }: TextEnvironment): string {
  const known: Readonly<Record<string, string>> = {
    "AWS::AccountId": identity.accountId,
    "AWS::Partition": "aws",
    "AWS::Region": identity.region,
    "AWS::URLSuffix": "amazonaws.com",
  }
  const value = known[name]
  if (value === undefined) throw unknown(`\${${name}}, which only CloudFormation knows`)
  return value
}

function unknown(what: string): TemplateError {
  return new TemplateError("unknown", what)
}
