import type { CfnValue } from "./cloudformation.ts"
import type { Grant } from "./grant.ts"
import type { SourceLocation } from "./source-location.ts"

/** A request that a function's AWS SDK is about to send, as far as a policy is concerned with it. */
export interface SdkRequest {
  /** The SDK's client class: `DynamoDBClient`. */
  readonly client: string
  /** `GetItem`. */
  readonly operation: string
  /** Its parameters, without what is inside items, bodies and the like. */
  readonly input: unknown
}

/** What a function's policy says of a request. */
export interface Judgement {
  readonly verdict: "allowed" | "refused" | "unknown"
  /** Of an unknown verdict, the reason. */
  readonly note?: string
  /** The parameters that it depends on: a request with the same values there is judged the same. */
  readonly parameters: readonly string[]
  /** What the request needs, each with whether the policy has it. */
  readonly needs: readonly JudgedNeed[]
}

/** One permission that a request needs. */
export interface JudgedNeed {
  readonly action: string
  /** Its ARN on this machine; `*` for an action that takes no resource. */
  readonly resource: string
  readonly decision: "allow" | "explicitDeny" | "implicitDeny"
  /** The resource as `tsapi policy` shows resources, whatever the stage: `TodosTable`. */
  readonly shown: string
  /** The granted resources that it falls under, shown so too. */
  readonly granted: readonly string[]
  /** What the permission is bound to, such as the alias by which a key is named. */
  readonly condition?: Grant["condition"]
  /** Of a resource that the app declares: where, and its ARN in the template. */
  readonly declared?: DeclaredResource
}

export interface DeclaredResource {
  readonly arn: CfnValue
  readonly location: SourceLocation
}

/** Judges the requests of an app's functions by their policies. */
export interface AccessJudge {
  judge(functionId: string, request: SdkRequest): Judgement
  /** Why the policy may lack something: what the inference could not decide for the function. */
  warnings(functionId: string): readonly JudgeWarning[]
}

export interface JudgeWarning {
  readonly code: string
  readonly message: string
  readonly file: string
  readonly line: number
}
