// A query in a work group, awaited and paged through; Athena reads the catalogue with the caller's permission.
//
// env WORKGROUP=reports
// allow athena:StartQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow athena:GetQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow athena:GetQueryResults arn:aws:athena:us-east-1:111122223333:workgroup/reports
// allow glue:GetDatabase arn:aws:glue:us-east-1:111122223333:catalog
// allow glue:GetDatabase arn:aws:glue:us-east-1:111122223333:database/logs
// allow glue:GetTable arn:aws:glue:us-east-1:111122223333:catalog
// allow glue:GetTable arn:aws:glue:us-east-1:111122223333:database/logs
// allow glue:GetTable arn:aws:glue:us-east-1:111122223333:table/logs/*
// allow glue:GetPartitions arn:aws:glue:us-east-1:111122223333:catalog
// allow glue:GetPartitions arn:aws:glue:us-east-1:111122223333:database/logs
// allow glue:GetPartitions arn:aws:glue:us-east-1:111122223333:table/logs/*
// deny athena:StartQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/primary
// deny athena:StopQueryExecution arn:aws:athena:us-east-1:111122223333:workgroup/reports

import {
  AthenaClient,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena"

const client = new AthenaClient({})

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

async function settled(QueryExecutionId: string): Promise<void> {
  const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }))
  switch (QueryExecution?.Status?.State) {
    case "SUCCEEDED":
      return
    case "FAILED":
    case "CANCELLED":
      throw new Error(QueryExecution.Status.StateChangeReason)
    default:
      await delay(500)
      return settled(QueryExecutionId)
  }
}

export const handler = async (): Promise<string[][]> => {
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: "SELECT status, count(*) FROM requests GROUP BY status",
      QueryExecutionContext: { Database: "logs" },
      WorkGroup: process.env.WORKGROUP,
    }),
  )
  await settled(QueryExecutionId!)
  const rows: string[][] = []
  for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId })) {
    for (const { Data } of ResultSet?.Rows ?? []) rows.push((Data ?? []).map(({ VarCharValue }) => VarCharValue ?? ""))
  }
  return rows
}
