/** How one kind of resource is named by an operation's parameters. */
export interface ResourceRule {
  /** IAM's name of the resource type. */
  readonly type: string
  /** For variables of the ARN format: where their values come from. The first may also hold a whole ARN. */
  readonly variables: Readonly<Record<string, VariableRule>>
  /** Needed in addition to what another rule finds, not instead of it. */
  readonly also?: boolean
  /** A parameter that, when given, follows the ARN after a colon. */
  readonly qualifier?: string
  /** Takes the place of IAM's format of the type. */
  readonly format?: string
  /** The only operations it is for. */
  readonly operations?: readonly string[]
  /** Only where this parameter has this value, or one that is not known. */
  readonly when?: readonly [parameter: string, value: string]
}

export interface VariableRule {
  /** Parameters that may hold it; the first one given counts. `a.b` and `a[].b` reach inside. */
  readonly params: readonly string[]
  readonly form?: Form
  /** What the service takes when the parameter is absent. */
  readonly otherwise?: string
  /** Those of the parameters that hold ids which AWS handed out and that name no resource by themselves. */
  readonly handles?: readonly string[]
  /** May be anything without a warning: the key of an object. */
  readonly free?: boolean
}

/** How the parameter's text stands for the variable. */
export type Form =
  | "document"
  | "ec2Instance"
  | "email"
  | "eventBusName"
  | "functionName"
  | "hostLabel"
  | "kmsAlias"
  | "kmsKey"
  | "lastSegment"
  | "managedInstance"
  | "model"
  | "parameterName"
  | "parameterPath"
  | "prefix"
  | "queueUrl"
  | "secret"
  | "stateMachine"
  | "subscription"
  | "taskDefinition"

/** The parameters that may hold a variable. */
export function from(...params: readonly string[]): VariableRule {
  return { params }
}
