// Types need no permission.
//
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

import type { DynamoDBClient, GetItemCommandInput } from "@aws-sdk/client-dynamodb"

export const handler = async (input: GetItemCommandInput, _client?: DynamoDBClient) => input.TableName
