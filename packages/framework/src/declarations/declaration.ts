import { type CfnIntrinsic, describeIam, type IamStatement, type IamStatements } from "./iam.ts"
import type { FunctionUrlOptions } from "./function-url-options.ts"

/** Where a declaration stands in the user's source, as the build sees it. */
export interface SourceLocation {
  /** Path relative to the project directory, with forward slashes. */
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** What every decorator and resource writes down: which kind it is, and where it stands. */
export interface Declaration {
  /** Key into the kind tables of the framework and of the CLI. */
  readonly kind: string
  /** Absent at run time: it costs a stack trace and only the build reads it. */
  readonly location?: SourceLocation | undefined
}

/** A declaration a decorator put on a method: a trigger that runs it. */
export interface MethodDeclaration extends Declaration {
  readonly className: string
  readonly methodName: string
}

/** Settings of the Lambda function that serves a declaration; units are those of CloudFormation. */
export interface FunctionSettings {
  /** MB, 128 to 10240. */
  readonly memory?: number
  /** Seconds, 1 to 900. */
  readonly timeout?: number
  /** Added to the environment from the config; equal keys win here. */
  readonly environment?: Readonly<Record<string, string>>
  /** Permissions beside those that its code shows. */
  readonly iam?: IamStatements
  /** `infer` reads the permissions from the code, `off` does not; anything else is a policy document's path. Default `infer`. */
  readonly policy?: "off" | "infer" | (string & {})
  /** ARN of a role to run with, in place of one of its own. */
  readonly role?: string | CfnIntrinsic
  /** ARN of the managed policy that bounds its role. */
  readonly permissionsBoundary?: string | CfnIntrinsic
  /** Gives a function that serves routes a URL of its own; `true` is `{ auth: "iam" }`. Default false. */
  readonly url?: boolean | FunctionUrlOptions
}

/** The settings as plain data. */
export interface DeclaredSettings extends Omit<FunctionSettings, "iam"> {
  readonly iam?: readonly IamStatement[] | undefined
}

export function describeSettings(settings: FunctionSettings | undefined): DeclaredSettings | undefined {
  return settings && { ...settings, iam: describeIam(settings.iam) }
}
