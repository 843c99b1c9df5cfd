/** What Step Functions knows of the execution. */
export interface ContextObject {
  readonly Execution: {
    readonly Id: string
    readonly Input: unknown
    readonly Name: string
    readonly RoleArn: string
    /** ISO 8601. */
    readonly StartTime: string
    readonly RedriveCount: number
  }
  readonly State: {
    readonly EnteredTime: string
    readonly Name: string
    readonly RetryCount: number
  }
  readonly StateMachine: {
    readonly Id: string
    readonly Name: string
  }
}
