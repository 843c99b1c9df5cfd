/** What EventBridge passes. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export interface EventBridgeEvent {
  readonly version: "0"
  readonly id: string
  readonly "detail-type": string
  readonly source: string
  readonly account: string
  /** `2026-03-01T10:00:00Z` */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: unknown
  readonly "replay-name"?: string
}
