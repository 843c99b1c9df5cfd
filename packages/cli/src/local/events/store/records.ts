import type { EventBridgeEvent } from "@tsapi/framework"
import type { Tags } from "../../protocol/tags.ts"

/** Times are milliseconds since the epoch. */
export interface EventBus {
  readonly name: string
  readonly description?: string | undefined
  readonly createdAt: number
  readonly modifiedAt: number
  readonly tags: Tags
  /** By the app. */
  readonly declared?: boolean
}

export interface Rule {
  readonly name: string
  readonly bus: string
  /** JSON. */
  readonly pattern: string
  readonly state: "ENABLED" | "DISABLED"
  readonly description?: string | undefined
  readonly roleArn?: string | undefined
  readonly targets: readonly Target[]
  readonly tags: Tags
  readonly declared?: boolean
}

/** In the form in which PutTargets takes it. */
export interface Target {
  readonly Id: string
  readonly Arn: string
  readonly RoleArn?: string
  /** JSON. */
  readonly Input?: string
  readonly InputPath?: string
  readonly InputTransformer?: InputTransformer
  readonly SqsParameters?: { readonly MessageGroupId?: string }
  readonly DeadLetterConfig?: { readonly Arn?: string }
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number }
}

export interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>>
  readonly InputTemplate: string
}

export interface Archive {
  readonly name: string
  readonly bus: string
  /** JSON. Absent: all events. */
  readonly pattern?: string | undefined
  readonly description?: string | undefined
  /** 0: for ever. */
  readonly retentionDays: number
  readonly createdAt: number
  /** By which its events are stored; none had it before. */
  readonly space: number
  readonly eventCount: number
  readonly sizeBytes: number
  readonly declared?: boolean
}

export interface Replay {
  readonly name: string
  readonly description?: string | undefined
  readonly archive: string
  readonly bus: string
  /** Rules that get the events. Absent: all of the bus. */
  readonly filterArns?: readonly string[] | undefined
  /** Of the events: included. */
  readonly from: number
  /** Of the events: not included. */
  readonly to: number
  readonly state: "STARTING" | "RUNNING" | "CANCELLED" | "COMPLETED"
  readonly startedAt: number
  readonly endedAt?: number
  /** The key of the last event that was replayed, in hexadecimal. */
  readonly position?: string
  readonly lastReplayedAt?: number
}

/** An event on its way through a bus. */
export interface RoutedEvent {
  readonly bus: string
  readonly event: EventBridgeEvent
  /** Of a replay: the rules that get it. Absent: all. */
  readonly ruleArns?: readonly string[] | undefined
  /** Whether another bus sent it: such an event goes to no third one. */
  readonly forwarded?: boolean
}
