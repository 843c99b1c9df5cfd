import type { ScheduleDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const schedule: Located<ScheduleDeclaration> = {
  kind: "schedule",
  className: "Cleaner",
  classIndex: 0,
  methodName: "clean",
  expression: "cron(0 8 ? * MON-FRI *)",
  timeZone: "Europe/Berlin",
  input: { full: true },
  startDate: "2026-01-01T00:00:00.000Z",
  endDate: "2027-01-01T00:00:00.000Z",
  flexibleWindow: 15,
  enabled: false,
  retries: 3,
  maximumAge: 120,
  description: "Cleans up",
  location: { file: "src/cleaner.ts", line: 5 },
}

export const scheduleEvent = {
  expression: "cron(0 8 ? * MON-FRI *)",
  input: { full: true },
  scheduleArn: "arn:aws:scheduler:us-east-1:123456789012:schedule/default/shop-dev-CleanerClean",
  scheduledTime: "2026-03-02T07:00:00Z",
  executionId: "d32c5kddcf5bb8c3",
  attemptNumber: "1",
}
