/** A schedule as it is kept; times are milliseconds since the epoch. */
export interface ScheduleRecord {
  readonly name: string
  readonly group: string
  readonly expression: string
  readonly timeZone: string
  readonly description?: string | undefined
  readonly startAt?: number | undefined
  readonly endAt?: number | undefined
  readonly state: "ENABLED" | "DISABLED"
  readonly window: { readonly Mode: "OFF" | "FLEXIBLE"; readonly MaximumWindowInMinutes?: number }
  readonly afterCompletion: "NONE" | "DELETE"
  readonly target: ScheduleTarget
  readonly createdAt: number
  readonly modifiedAt: number
  /** By the app. */
  readonly declared?: boolean
}

/** In the form in which CreateSchedule takes it. */
export interface ScheduleTarget {
  readonly Arn: string
  readonly RoleArn: string
  readonly Input?: string
  readonly DeadLetterConfig?: { readonly Arn?: string }
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number }
  readonly SqsParameters?: { readonly MessageGroupId?: string }
}

export interface ScheduleGroup {
  readonly name: string
  readonly createdAt: number
}
