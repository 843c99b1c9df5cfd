// The query that was started, asked for its results.
//
// allow athena:StartQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow athena:GetQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow athena:GetQueryResults arn:aws:athena:us-east-1:111122223333:workgroup/reports
// deny athena:GetQueryResults arn:aws:athena:us-east-1:111122223333:workgroup/primary
// deny athena:StopQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports

import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena"

const athena = new AthenaClient({})

export const handler = async () => {
  const { QueryExecutionId } = await athena.send(
    new StartQueryExecutionCommand({ QueryString: "select 1", WorkGroup: "reports" }),
  )
  const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))
  if (QueryExecution?.Status?.State !== "SUCCEEDED") return []
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }))
  return ResultSet?.Rows
}
