import type { Grant } from "../../model/grant.ts"
import type { TextPart } from "../interpreter/value.ts"
import type { Place } from "./resources-of-rule.ts"

/** What a parameter's text gives: a whole ARN, or what stands for the variable in the ARN's format. */
export type Named = ({ readonly arn: readonly TextPart[] } | { readonly name: readonly TextPart[] }) & {
  readonly condition?: Grant["condition"]
}

/** A parameter's text, how it starts, and the whole of it where it is known. */
export interface FormInput {
  readonly parts: readonly TextPart[]
  readonly start: string
  readonly known: string | undefined
  readonly place: Place
}
