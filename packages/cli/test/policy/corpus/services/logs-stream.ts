// A log group and one of its streams.
//
// env GROUP=/app/audit
// allow logs:CreateLogStream arn:aws:logs:us-east-1:111122223333:log-group:/app/audit:log-stream:today
// allow logs:PutLogEvents arn:aws:logs:us-east-1:111122223333:log-group:/app/audit:log-stream:today
// allow logs:FilterLogEvents arn:aws:logs:us-east-1:111122223333:log-group:/app/audit:*
// deny logs:DeleteLogStream arn:aws:logs:us-east-1:111122223333:log-group:/app/audit:log-stream:today
// deny logs:PutLogEvents arn:aws:logs:us-east-1:111122223333:log-group:/app/audit:log-stream:yesterday
// deny logs:FilterLogEvents arn:aws:logs:us-east-1:111122223333:log-group:/app/other:*

import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs"

const logs = new CloudWatchLogsClient({})
const target = { logGroupName: process.env.GROUP, logStreamName: "today" }

export const handler = async ({ message }: { message: string }) => {
  await logs.send(new CreateLogStreamCommand(target))
  await logs.send(new PutLogEventsCommand({ ...target, logEvents: [{ timestamp: Date.now(), message }] }))
  return logs.send(new FilterLogEventsCommand({ logGroupName: process.env.GROUP, filterPattern: "ERROR" }))
}
