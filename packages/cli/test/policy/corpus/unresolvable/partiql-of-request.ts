// A PartiQL statement that the request brings.
//
// deny dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:111122223333:table/any
// deny dynamodb:PartiQLDelete arn:aws:dynamodb:us-east-1:111122223333:table/any

import { DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb"

export const handler = async ({ statement }: { statement: string }) =>
  new DynamoDBClient({}).send(new ExecuteStatementCommand({ Statement: statement })) // warns POLICY_STATEMENT_UNKNOWN
