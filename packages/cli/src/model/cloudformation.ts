/** Any value that may stand in a template, intrinsic functions included. */
export type CfnValue = string | number | boolean | null | readonly CfnValue[] | { readonly [key: string]: CfnValue }

/** One entry of a template's `Resources`. */
export interface CfnResource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, CfnValue>>
  readonly DependsOn?: readonly string[]
  readonly DeletionPolicy?: "Delete" | "Retain" | "RetainExceptOnCreate"
  readonly UpdateReplacePolicy?: "Delete" | "Retain"
  readonly Metadata?: Readonly<Record<string, CfnValue>>
}

/** One entry of a template's `Outputs`. */
export interface CfnOutput {
  readonly Description?: string
  readonly Value: CfnValue
}

/** What one part of the app adds to the template; keys are logical ids. */
export interface CfnFragment {
  readonly resources: Readonly<Record<string, CfnResource>>
  readonly outputs?: Readonly<Record<string, CfnOutput>>
  /** Outputs that no command reads: all of them are left out of a template that has more than CloudFormation takes. */
  readonly spareOutputs?: Readonly<Record<string, CfnOutput>>
}

/** A whole template, in the shape CloudFormation reads. */
export interface CfnTemplate {
  readonly AWSTemplateFormatVersion: "2010-09-09"
  readonly Description: string
  readonly Metadata?: Readonly<Record<string, CfnValue>>
  readonly Parameters?: Readonly<Record<string, CfnValue>>
  readonly Resources: Readonly<Record<string, CfnResource>>
  readonly Outputs: Readonly<Record<string, CfnOutput>>
}

/** How the description of every template of ours ends. */
export const madeByTsapi = ", made by tsapi"
