// A unit of work over the RDS data API, with the secret that the API reads for it.
//
// env CLUSTER_ARN=arn:aws:rds:us-east-1:111122223333:cluster:main
// env SECRET_ARN=arn:aws:secretsmanager:us-east-1:111122223333:secret:main-AbCdEf
// allow rds-data:BeginTransaction arn:aws:rds:us-east-1:111122223333:cluster:main
// allow rds-data:ExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:main
// allow rds-data:BatchExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:main
// allow rds-data:CommitTransaction arn:aws:rds:us-east-1:111122223333:cluster:main
// allow rds-data:RollbackTransaction arn:aws:rds:us-east-1:111122223333:cluster:main
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:main-AbCdEf
// deny rds-data:ExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:other
// deny secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:main-AbCdEf

import {
  BatchExecuteStatementCommand,
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  RollbackTransactionCommand,
} from "@aws-sdk/client-rds-data"

const client = new RDSDataClient({})
const connection = { resourceArn: process.env.CLUSTER_ARN, secretArn: process.env.SECRET_ARN, database: "shop" }

type Work<Result> = (transactionId: string) => Promise<Result>

async function transactionally<Result>(work: Work<Result>): Promise<Result> {
  const { database, ...arns } = connection
  const { transactionId } = await client.send(new BeginTransactionCommand({ ...arns, database }))
  try {
    const result = await work(transactionId!)
    await client.send(new CommitTransactionCommand({ ...arns, transactionId }))
    return result
  } catch (error) {
    await client.send(new RollbackTransactionCommand({ ...arns, transactionId }))
    throw error
  }
}

export const handler = async ({ names }: { names: string[] }) =>
  transactionally(async (transactionId) => {
    await client.send(
      new BatchExecuteStatementCommand({
        ...connection,
        transactionId,
        sql: "insert into customers (name) values (:name)",
        parameterSets: names.map((stringValue) => [{ name: "name", value: { stringValue } }]),
      }),
    )
    return client.send(
      new ExecuteStatementCommand({ ...connection, transactionId, sql: "select count(*) from customers" }),
    )
  })
