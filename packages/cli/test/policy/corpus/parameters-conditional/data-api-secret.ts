// The Data API reads the secret it is given.
//
// env CLUSTER=arn:aws:rds:us-east-1:111122223333:cluster:shop
// env SECRET=arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-db-AbCdEf
// allow rds-data:ExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:shop
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-db-AbCdEf
// deny rds-data:BatchExecuteStatement arn:aws:rds:us-east-1:111122223333:cluster:shop
// deny secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:other-AbCdEf

import { ExecuteStatementCommand, RDSDataClient } from "@aws-sdk/client-rds-data"

export const handler = async ({ id }: { id: string }) =>
  new RDSDataClient({}).send(
    new ExecuteStatementCommand({
      resourceArn: process.env.CLUSTER,
      secretArn: process.env.SECRET,
      sql: "select * from orders where id = :id",
      parameters: [{ name: "id", value: { stringValue: id } }],
    }),
  )
