import type { CfnValue } from "./cloudformation.ts"

/** An IAM policy document, whose resources may be intrinsic functions. */
export interface PolicyDocument {
  readonly Version: "2012-10-17"
  readonly Statement: readonly PolicyStatement[]
}

export interface PolicyStatement {
  readonly Effect: "Allow"
  readonly Action: readonly string[]
  readonly Resource: readonly CfnValue[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, CfnValue>>>>
}

/** A statement as JSON has it: ours, or one of a policy file with all that IAM knows. */
export type StatementDocument = Readonly<Record<string, CfnValue>>

/** The policies of a role; what is too long to be inside it is in managed policies. */
export type RolePolicies =
  | { readonly kind: "inline"; readonly statements: readonly StatementDocument[] }
  | { readonly kind: "managed"; readonly documents: readonly (readonly StatementDocument[])[] }
