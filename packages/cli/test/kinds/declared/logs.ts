import type { LogTriggerDeclaration } from "@tsapi/framework/internal"
import { packLogs } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const onLog: Located<LogTriggerDeclaration> = {
  kind: "onLog",
  className: "Watchman",
  classIndex: 0,
  methodName: "alert",
  logGroups: [{ id: "Database", name: "/aws/rds/instance/photos/error" }],
  filterPattern: '{ $.level = "ERROR" }',
  location: { file: "src/watchman.ts", line: 5 },
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html */
export const logsData = {
  logGroup: "/aws/lambda/echo-nodejs",
  logStream: "2019/03/13/[$LATEST]94fa867e5374431291a7fc14e2f56ae7",
  subscriptionFilters: ["LambdaStream_cloudwatchlogs-node"],
  logEvents: [
    {
      id: "34622316099697884706540976068822859012661220141643892546",
      timestamp: 1552518348220,
      message: "REPORT RequestId: 6234bffe-149a-b642-81ff-2e8e376d8aff\tDuration: 46.84 ms\n",
    },
  ],
}

export const logsEvent = packLogs({ messageType: "DATA_MESSAGE", owner: "123456789012", ...logsData })
