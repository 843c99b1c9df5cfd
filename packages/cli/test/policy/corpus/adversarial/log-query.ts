// An Insights query over two log groups, polled until it is complete.
//
// allow logs:StartQuery arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/api:*
// allow logs:StartQuery arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/worker:*
// allow logs:GetQueryResults arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/api:*
// allow logs:GetQueryResults arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/worker:*
// allow logs:PutRetentionPolicy arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/api:*
// deny logs:FilterLogEvents arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/api:*
// deny logs:StartQuery arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/other:*

import {
  CloudWatchLogsClient,
  GetQueryResultsCommand,
  PutRetentionPolicyCommand,
  StartQueryCommand,
} from "@aws-sdk/client-cloudwatch-logs"

const logs = new CloudWatchLogsClient({})
const groups = ["api", "worker"].map((name) => `/aws/lambda/${name}`)

export const handler = async ({ from, to }: { from: number; to: number }) => {
  const { queryId } = await logs.send(
    new StartQueryCommand({ logGroupNames: groups, startTime: from, endTime: to, queryString: "fields @message" }),
  )
  let response
  do {
    await new Promise((done) => setTimeout(done, 500))
    response = await logs.send(new GetQueryResultsCommand({ queryId }))
  } while (response.status === "Running" || response.status === "Scheduled")
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: "/aws/lambda/api", retentionInDays: 14 }))
  return response.results
}
