import type { AlarmDeclaration, DashboardDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const alarm: Located<AlarmDeclaration> = {
  kind: "alarm",
  id: "PrintsFailed",
  metric: {
    namespace: "AWS/SQS",
    name: "NumberOfMessagesSent",
    dimensions: { QueueName: { kind: "queue", id: "Prints" } },
  },
  threshold: 5,
  comparison: ">=",
  statistic: "p99.9",
  period: 300,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  missingData: "ignore",
  notify: "arn:aws:sns:us-east-1:123456789012:operators",
  notifyOk: ["arn:aws:sns:us-east-1:123456789012:operators"],
  description: "Prints fail",
  location: { file: "src/alarms.ts", line: 3 },
}

export const dashboard: Located<DashboardDeclaration> = {
  kind: "dashboard",
  id: "Prints",
  widgets: [
    { text: "# Prints" },
    {
      title: "Sent",
      metrics: [alarm.metric],
      statistic: "Average",
      period: 60,
      view: "bar",
      stacked: true,
      width: 6,
      height: 4,
    },
  ],
  location: { file: "src/alarms.ts", line: 9 },
}
