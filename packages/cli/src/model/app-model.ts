import type { RouteScopes } from "@tsapi/framework/internal"
import type { AsyncInvocation } from "./async-invocation.ts"
import type { CfnValue } from "./cloudformation.ts"
import type { FunctionUrl } from "@tsapi/framework/gateway"
import type { Grant } from "./grant.ts"
import type { SourceLocation } from "./source-location.ts"

/** Everything the app declares, as plain data. Built once; read by every later stage; never mutated. */
export interface AppModel {
  /** The name given to `new App(name)`; first part of the stack's name. */
  readonly appName: string
  /** The copy being built (`dev`, `prod`); second part of the stack's name. */
  readonly stage: string
  /** The module that exports the App, relative to the project directory. */
  readonly entry: string
  /** The name under which the entry exports the App (`app`, `default`). */
  readonly exportName: string
  /** One entry per Lambda function, in declaration order. */
  readonly functions: readonly FunctionModel[]
  /** Triggers and resources the app declared. Only a model's own kind may read past these base fields. */
  readonly declared: readonly KindModel[]
  readonly location: SourceLocation
}

/** One Lambda function, with every setting resolved. */
export interface FunctionModel {
  /** Unique in the app; the logical id and `tsapi invoke NAME` both derive from it. */
  readonly id: string
  /** Names in the runtime's kind table that this function needs. */
  readonly kinds: readonly string[]
  /** What of the framework reads the function's events. */
  readonly readers: readonly string[]
  /** The methods this function runs; everything reachable from them is what its role must allow. */
  readonly roots: readonly FunctionRoot[]
  /** Code of the framework, in place of any of the app. */
  readonly generated?: GeneratedHandler
  readonly runtime: string
  readonly architecture: "arm64" | "x86_64"
  readonly memoryMb: number
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
  readonly logRetentionDays: number
  readonly description?: string
  /** MB of `/tmp`. Absent: Lambda's own, 512. */
  readonly ephemeralStorageMb?: number
  /** ARNs of versions. */
  readonly layers?: readonly CfnValue[]
  /** Absent: it shares the account's. */
  readonly reservedConcurrency?: number
  /** 1 or more. Present: what invokes the function goes to its alias. */
  readonly provisionedConcurrency?: number
  readonly asyncInvocation?: AsyncInvocation
  /** Present: others are told its name before it exists. */
  readonly isNamed?: true
  /** Absent: Lambda's own, text. */
  readonly logging?: FunctionLogging
  /** Absent: it reaches the internet. */
  readonly vpc?: FunctionVpc
  /** Whether X-Ray traces it. */
  readonly tracing?: true
  readonly keptAnswers?: KeptAnswers
  /** What the app and its config declare beside what the code shows. */
  readonly iam: readonly Grant[]
  readonly policy: PolicySource
  /** The ARN of a role that exists; absent: the function gets one of its own. */
  readonly role?: CfnValue
  /** The ARN of the managed policy that bounds its own role. */
  readonly permissionsBoundary?: CfnValue
  /** Absent: only the API and other triggers lead to it. */
  readonly url?: FunctionUrl
  /** Whether some of its answers are streamed: its handler is then in the form that Lambda has for that. */
  readonly isStreaming: boolean
  /** Where the handler is declared; shown when CloudFormation rejects the function. */
  readonly location: SourceLocation
}

/** How Lambda writes a function's log. Levels are there for JSON only. */
export interface FunctionLogging {
  readonly format: "json" | "text"
  /** `INFO`. */
  readonly applicationLevel?: string
  /** `INFO`. */
  readonly systemLevel?: string
}

/** The network a function is in. */
export interface FunctionVpc {
  readonly subnetIds: readonly CfnValue[]
  readonly securityGroupIds: readonly CfnValue[]
  readonly ipv6?: boolean
}

/** Where a role's permissions come from, besides the declared ones. */
export type PolicySource = "infer" | "off" | PolicyFileReference

/** A policy document that takes the place of inference. */
export interface PolicyFileReference {
  /** Relative to the project directory. */
  readonly file: string
  /** Where it is named. */
  readonly location: SourceLocation | undefined
}

/** A method of a user's class that a function enters. */
export interface FunctionRoot {
  /** Name of what runs it in the runtime's kind table. */
  readonly kind: string
  readonly className: string
  /** Position of the class in the App's list of its kind. */
  readonly classIndex: number
  readonly methodName: string
  /** Of an authorizer: the scopes of the routes it guards, by `GET /todos/{id}`, where any has some. */
  readonly scopes?: RouteScopes
  readonly location: SourceLocation
}

/** What API Gateway does not ask an authorizer again. */
export interface KeptAnswers {
  /** 0 where it always asks. */
  readonly ttlSeconds: number
  /** What of a request has to be the same, such as `method.request.header.Authorization`. */
  readonly identitySources: readonly string[]
}

/** A handler that a module of the framework makes. */
export interface GeneratedHandler {
  /** What the function imports: `@tsapi/framework/jwt-authorizer`. */
  readonly module: string
  /** The export that makes a handler of the options. */
  readonly factory: string
  /** Plain data. */
  readonly options: unknown
}

/** The fields every declared trigger or resource has. */
export interface KindModel {
  /** Key into the kind table. */
  readonly kind: string
  readonly id: string
  readonly location: SourceLocation
}

/** A property of a declared resource that user code may read at run time, such as `todoTable.name`. */
export interface ResourceReference {
  /** The kind of the resource and the id it was constructed with. */
  readonly kind: string
  readonly id: string
  /** The property on the handle: `name`, `arn`, `url`. */
  readonly property: string
  /** The environment variable that carries it to the function. */
  readonly environmentVariable: string
  /** What the template puts into that variable. */
  readonly value: CfnValue
  /** The resource's ARN. */
  readonly arn: CfnValue
  /** The same made from its name, for where only that is known. */
  readonly arnFromName?: CfnValue
  /** Of the resource in the template, where the ARN is made without it: what uses the ARN has to wait for that. */
  readonly logicalId?: string
  /** The function of the app that it is. */
  readonly functionId?: string
  /** Functions that the resource needs to exist before it: they cannot be given the property. */
  readonly withheldFrom?: readonly string[]
  /** Properties of the handle that are handles of its kind themselves, and their ids: `{ deadLetterQueue: "OrdersDeadLetters" }`. */
  readonly handles?: Readonly<Record<string, string>>
  /** Whether those functions are told of it by their events, so that their code may use it nevertheless. */
  readonly isInEvents?: true
  /** The app's own key that encrypts the resource; absent where AWS's does. */
  readonly kmsKeyArn?: string
  /** Whether it is a FIFO queue or topic. */
  readonly isFifo?: true
  /** Whether every function of the app's code gets the variable. Default: those that have the declaration in their code. */
  readonly isForAll?: true
  /** Whether it is where the connections of a WebSocket API are managed. */
  readonly isConnectionsEndpoint?: true
  readonly location: SourceLocation
}
