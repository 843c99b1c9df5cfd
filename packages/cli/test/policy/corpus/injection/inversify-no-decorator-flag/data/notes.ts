import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { inject, injectable } from "inversify"

export interface Clock {
  now(): number
}

@injectable()
export class Notes {
  constructor(
    @inject("table") private readonly table: string,
    @inject("clock")
    private readonly clock: Clock,
    private readonly client: DynamoDBClient,
  ) {}

  read(id: string) {
    this.clock.now()
    return this.client.send(new GetItemCommand({ TableName: this.table, Key: { id: { S: id } } }))
  }
}
