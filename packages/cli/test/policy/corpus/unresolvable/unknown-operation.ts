// An operation of a client that no table knows.
//
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

import { TeleportClient, TeleportItemCommand } from "@aws-sdk/client-teleport"

const client = new TeleportClient({})

export const handler = async () => client.send(new TeleportItemCommand({ TableName: "todos" })) // warns POLICY_OPERATION_UNKNOWN
