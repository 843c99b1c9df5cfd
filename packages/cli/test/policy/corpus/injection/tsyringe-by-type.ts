// tsyringe injects constructor parameters by their types, three classes deep.
//
// env ORDERS_TABLE=orders
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/archive
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:archive

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { container, injectable, singleton } from "tsyringe"

@singleton()
class Database {
  readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
}

@injectable()
class OrderRepository {
  private readonly table = process.env.ORDERS_TABLE
  constructor(private readonly database: Database) {}

  save(Item: { id: string }) {
    return this.database.documents.send(new PutCommand({ TableName: this.table, Item }))
  }

  find(id: string) {
    return this.database.documents.send(new GetCommand({ TableName: this.table, Key: { id } }))
  }
}

@injectable()
class ArchiveRepository {
  constructor(private readonly database: Database) {}
  save(Item: { id: string }) {
    return this.database.documents.send(new PutCommand({ TableName: "archive", Item }))
  }
}

@injectable()
class Announcements {
  private readonly sns = new SNSClient({})
  announce(Message: string) {
    return this.sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:orders", Message }))
  }
}

@injectable()
class PlaceOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly announcements: Announcements,
  ) {}

  async execute(id: string) {
    await this.orders.save({ id })
    await this.announcements.announce(id)
  }
}

@injectable()
export class ArchiveOrder {
  constructor(private readonly archive: ArchiveRepository) {}
  execute(id: string) {
    return this.archive.save({ id })
  }
}

export const handler = async (event: { id: string }) => container.resolve(PlaceOrder).execute(event.id)
