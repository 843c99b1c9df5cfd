import type { LogsEvent } from "@tsapi/framework"
import { readFilterPattern } from "../../model/filter-pattern/read-filter-pattern.ts"
import { type SampleContext, textOf } from "../../model/sample-event.ts"
import { localFilterName, localLogGroupName, type LogTriggerModel } from "./log-trigger-model.ts"
import { toLogsEvent } from "./to-logs-event.ts"

const report =
  "REPORT RequestId: 6234bffe-149a-b642-81ff-2e8e376d8aff\tDuration: 46.84 ms\tBilled Duration: 47 ms \tMemory Size: 192 MB\tMax Memory Used: 72 MB\t\n"

/** https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html */
export function sampleLogsEvent(model: LogTriggerModel, context: SampleContext): LogsEvent {
  const { app, accountId } = context
  const message = textOf(context, "A line", report)
  const match = readFilterPattern(model.filterPattern)(message)
  return toLogsEvent([{ timestamp: Date.now(), message, ...match }], {
    ...{ accountId, logGroup: localLogGroupName(model, app), filterName: localFilterName(model, app) },
    logStream: "2019/03/13/[$LATEST]94fa867e5374431291a7fc14e2f56ae7",
  })
}
