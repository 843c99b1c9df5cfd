import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

export default class {
  private readonly client = new DynamoDBClient({})
  constructor(private readonly table: string) {}

  write(text: string) {
    return this.client.send(new PutItemCommand({ TableName: this.table, Item: { text: { S: text } } }))
  }
}
