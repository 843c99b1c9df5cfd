// A transaction of the Data API.
//
// env CLUSTER=arn:aws:rds:us-east-1:111122223333:cluster:shop
// env SECRET=arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf
// allow rds-data:BeginTransaction arn:aws:rds:us-east-1:111122223333:cluster:shop
// allow rds-data:BatchExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:shop
// allow rds-data:CommitTransaction arn:aws:rds:us-east-1:111122223333:cluster:shop
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf
// deny rds-data:RollbackTransaction arn:aws:rds:us-east-1:111122223333:cluster:shop
// deny rds-data:BeginTransaction arn:aws:rds:us-east-1:111122223333:cluster:other

import {
  BatchExecuteStatementCommand,
  BeginTransactionCommand,
  CommitTransactionCommand,
  RDSDataClient,
} from "@aws-sdk/client-rds-data"

const client = new RDSDataClient({})
const target = { resourceArn: process.env.CLUSTER, secretArn: process.env.SECRET }

export const handler = async ({ rows }: { rows: string[] }) => {
  const { transactionId } = await client.send(new BeginTransactionCommand(target))
  const parameterSets = rows.map((row) => [{ name: "row", value: { stringValue: row } }])
  await client.send(
    new BatchExecuteStatementCommand({
      ...target,
      transactionId,
      sql: "insert into rows values (:row)",
      parameterSets,
    }),
  )
  await client.send(new CommitTransactionCommand({ ...target, transactionId }))
}
