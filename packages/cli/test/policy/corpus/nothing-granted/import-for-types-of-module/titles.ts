import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

export const toTitle = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)
export const allTitles = () => new DynamoDBClient({}).send(new ScanCommand({ TableName: "all" }))
