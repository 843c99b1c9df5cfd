/** What a schedule passes: its input for EventBridge Scheduler, with the attributes of the run filled in. */
export interface ScheduleEvent {
  /** As it was declared: two schedules of one method differ in it, or in their input. */
  readonly expression: string
  readonly input?: unknown
  readonly scheduleArn: string
  /** `2026-03-01T10:00:00Z` */
  readonly scheduledTime: string
  readonly executionId: string
  /** `1` for the first. */
  readonly attemptNumber: string
}
