import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

export class Accounts {
  private readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  constructor(private readonly tableName: string) {}

  async find(id: string) {
    return (await this.documents.send(new GetCommand({ TableName: this.tableName, Key: { id } }))).Item
  }

  async remove(id: string) {
    await this.documents.send(new DeleteCommand({ TableName: this.tableName, Key: { id } }))
  }
}
