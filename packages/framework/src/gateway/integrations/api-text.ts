import type { CfnIntrinsic } from "../../declarations/iam.ts"
import type { DeclaredResource } from "../../declarations/integrations/integration-declaration.ts"

/** A text, or its parts where CloudFormation knows some of them. */
export type ApiText = string | readonly ApiTextPart[]

export type ApiTextPart = string | ApiReference

/** What CloudFormation fills in. */
export type ApiReference =
  /** A pseudo parameter, such as `AWS::Region`. */
  | { readonly pseudo: string }
  /** A property of a resource of the app. */
  | (DeclaredResource & { readonly property: "name" | "arn" })
  | { readonly intrinsic: CfnIntrinsic }
  /** What stands between the colons of an ARN, counted from 0. */
  | { readonly field: number; readonly arn: ApiText }

/** One text of several; parts without references become one string. */
export function joinText(...texts: readonly (ApiText | ApiReference)[]): ApiText {
  const parts: ApiTextPart[] = []
  for (const part of texts.flatMap(partsOf)) {
    const last = parts.at(-1)
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part
    else if (part !== "") parts.push(part)
  }
  const [only = "", ...more] = parts
  return more.length === 0 && typeof only === "string" ? only : parts
}

/** A text of a declaration, in which `${AWS::Region}` and its like are references. */
export function parseText(text: string): ApiText {
  return joinText(
    ...text.split(/(\$\{AWS::\w+\})/).map((part) => {
      const [, pseudo] = /^\$\{(AWS::\w+)\}$/.exec(part) ?? []
      return pseudo === undefined ? part : { pseudo }
    }),
  )
}

/** An ARN of a declaration. */
export function arnText(arn: string | CfnIntrinsic | DeclaredResource): ApiText {
  if (typeof arn === "string") return parseText(arn)
  return "declared" in arn ? [{ ...arn, property: "arn" }] : [{ intrinsic: arn }]
}

/** `arnField("arn:aws:sqs:eu-west-1:123456789012:orders", 5)` is `orders`. */
export function arnField(arn: ApiText, field: number): ApiText {
  const parts = partsOf(arn)
  if (parts.some((part) => typeof part !== "string" && !("pseudo" in part))) return [{ field, arn }]
  const fields: ApiTextPart[][] = [[]]
  for (const part of parts) {
    if (typeof part !== "string") {
      fields.at(-1)?.push(part)
      continue
    }
    for (const [index, piece] of part.split(":").entries()) {
      if (index > 0) fields.push([])
      fields.at(-1)?.push(piece)
    }
  }
  return joinText(...(fields[field] ?? []))
}

function partsOf(text: ApiText | ApiReference): readonly ApiTextPart[] {
  return typeof text === "object" && "length" in text ? text : [text]
}
