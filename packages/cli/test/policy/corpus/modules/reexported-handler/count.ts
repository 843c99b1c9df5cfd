import { DynamoDB } from "@aws-sdk/client-dynamodb"

const dynamodb = new DynamoDB({})

export async function count(event: { page: string }) {
  const { Attributes } = await dynamodb.updateItem({
    TableName: "visits",
    Key: { page: { S: event.page } },
    UpdateExpression: "ADD visits :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
    ReturnValues: "ALL_NEW",
  })
  return Attributes
}
