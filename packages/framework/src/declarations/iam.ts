/** A permission that the code does not show, as one statement of a policy. */
export interface IamStatement {
  /** `dynamodb:GetItem`; a wildcard is refused. */
  readonly actions: string | readonly string[]
  /** `*` only for actions that take no resource. */
  readonly resources: IamResource | readonly IamResource[]
  /** Operator to condition key to values, as in a policy document: `{ StringEquals: { "kms:ViaService": "…" } }`. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, IamConditionValue>>>>
}

/** A resource of the app, an ARN (`${AWS::Region}` and its like are filled in), or an intrinsic function that yields one. */
export type IamResource = string | ResourceHandle | CfnIntrinsic

/** A resource that the app declares, such as a `Table`. */
export interface ResourceHandle {
  readonly arn: string
}

/** `{ "Fn::ImportValue": "…" }`, `{ Ref: "…" }`: whatever CloudFormation fills in. */
export type CfnIntrinsic = { readonly [name: `Fn::${string}`]: unknown } | { readonly Ref: string }

export type IamConditionValue = string | number | boolean | readonly (string | number | boolean)[]

/** Statements, or a function that only the build calls: for those that read `table.arn`, which has no value in unit tests. */
export type IamStatements = readonly IamStatement[] | (() => readonly IamStatement[])

/** The statements themselves. */
export function describeIam(iam: IamStatements | undefined): readonly IamStatement[] | undefined {
  return typeof iam === "function" ? iam() : iam
}
