import type { Table } from "../table.ts"
import type { ArnSource, AwsOptions } from "./aws-options.ts"

/** What targets in DynamoDB have in common. */
export interface TableTargetOptions extends AwsOptions {
  /** A table of the app, the ARN of another, or its name alone where it is in the app's account and region. */
  readonly table: Table | ArnSource
}

/**
 * A value of an item by the attribute's name. Text is VTL, and a string in DynamoDB: `$input.params("id")`.
 * Other types are named: `{ N: "$input.path('$.count')" }`.
 */
export type AttributeTemplates = Readonly<Record<string, string | AttributeTemplate>>

/** VTL under the type it has in DynamoDB. */
export type AttributeTemplate =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: string }
  | { readonly B: string }

/** What expressions of a request to DynamoDB stand for. */
export interface ExpressionOptions {
  /** `#name` in expressions. */
  readonly names?: Readonly<Record<string, string>>
  /** `:name` in expressions. */
  readonly values?: AttributeTemplates
}
