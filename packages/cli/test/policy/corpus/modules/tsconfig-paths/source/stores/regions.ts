import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

export const allRegions = () => new DynamoDBClient({}).send(new ScanCommand({ TableName: "regions" }))
