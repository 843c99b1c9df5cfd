import { type CfnIntrinsic, describeIam, type IamStatement, type IamStatements, type ResourceHandle } from "./iam.ts"
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
  /** Files it was read from beside the app's modules; absolute. */
  readonly files?: readonly string[]
}

/** A declaration a decorator put on a method: a trigger that runs it. */
export interface MethodDeclaration extends Declaration {
  readonly className: string
  readonly methodName: string
}

/** Settings of one Lambda function; units are those of CloudFormation. */
export interface FunctionSettings {
  /** MB, 128 to 10240. Default 512. */
  readonly memory?: number | undefined
  /** Seconds, 1 to 900. Default 30. */
  readonly timeout?: number | undefined
  /** Variables of its environment; merged by key over the weaker levels. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** Permissions beside those that its code shows; every level adds its own. */
  readonly iam?: IamStatements | undefined
  /** `infer` reads the permissions from the code, `off` does not; anything else is a policy document's path, relative to the project directory. Default `infer`. */
  readonly policy?: "off" | "infer" | (string & {}) | undefined
  /** ARN of a role to run with; none is made then, and its permissions are not touched. */
  readonly role?: string | CfnIntrinsic | undefined
  /** ARN of the managed policy that bounds its role. */
  readonly permissionsBoundary?: string | CfnIntrinsic | undefined
  /** Gives a function that serves routes, or has `@lambda`, a URL of its own; `true` is `{ auth: "iam" }`. Default false. */
  readonly url?: boolean | FunctionUrlOptions | undefined
  /** What the console shows of it, at most 256 characters. Default none. */
  readonly description?: string | undefined
  /** Default `nodejs22.x`. */
  readonly runtime?: "nodejs22.x" | "nodejs24.x" | undefined
  /** Default `arm64`. */
  readonly architecture?: "arm64" | "x86_64" | undefined
  /** MB of `/tmp`, 512 to 10240. Default 512. */
  readonly ephemeralStorage?: number | undefined
  /** ARNs of versions of layers, at most five; a stronger level's list takes the place of a weaker one's. Default none. */
  readonly layers?: readonly string[] | undefined
  /** Invocations at a time that are kept for it and that it never exceeds; 0 lets none through. Default: it shares the account's. */
  readonly reservedConcurrency?: number | undefined
  /** Instances that are kept ready; everything that invokes the function then goes to its alias `live`. Default 0. */
  readonly provisionedConcurrency?: number | undefined
  /** How often an asynchronous invocation that failed is tried again, 0 to 2. Default 2. */
  readonly retries?: number | undefined
  /** Seconds after which an asynchronous invocation is given up, 60 to 21600. Default 21600. */
  readonly maximumEventAge?: number | undefined
  /** What gets a record of each asynchronous invocation that succeeded. Default none. */
  readonly onSuccess?: DestinationTarget | undefined
  /** What gets a record of each asynchronous invocation that was given up. Default none. */
  readonly onFailure?: DestinationTarget | undefined
  /** The queue or topic that gets the event of each asynchronous invocation that was given up. Default none. */
  readonly deadLetterQueue?: DestinationTarget | undefined
  /** How Lambda writes its log. Default `text`. */
  readonly logFormat?: "json" | "text" | undefined
  /** What its own log holds, from this level up; asks for `logFormat: "json"`. Default `info`. */
  readonly logLevel?: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | undefined
  /** What Lambda says in its log, from this level up; asks for `logFormat: "json"`. Default `info`. */
  readonly systemLogLevel?: "debug" | "info" | "warn" | undefined
  /** Days to keep logs, one of the values CloudWatch Logs allows. Default 30. */
  readonly logRetention?: number | undefined
  /** Whether X-Ray traces it. Default: as the `tracing` of the App's `api` for what that invokes, otherwise false. */
  readonly tracing?: boolean | undefined
  /** The network it reaches, in place of the internet; `false` takes it out of that of a weaker level. Default none. */
  readonly vpc?: VpcOptions | false | undefined
}

/** A queue, topic, event bus or function, as the resource that the app declares or by its ARN. */
export type DestinationTarget = ResourceHandle | (string & {})

/** Subnets and security groups of one VPC. */
export interface VpcOptions {
  /** `subnet-0123456789abcdef0`, one to sixteen. */
  readonly subnetIds: readonly (string | CfnIntrinsic)[]
  /** `sg-0123456789abcdef0`, one to five. */
  readonly securityGroupIds: readonly (string | CfnIntrinsic)[]
  /** Whether it sends over IPv6 where the subnets have both. Default false. */
  readonly ipv6?: boolean | undefined
}

/** The settings as plain data. */
export interface DeclaredSettings extends Omit<FunctionSettings, "iam"> {
  readonly iam?: readonly IamStatement[] | undefined
}

export function describeSettings(settings: FunctionSettings | undefined): DeclaredSettings | undefined {
  return settings && { ...settings, iam: describeIam(settings.iam) }
}
