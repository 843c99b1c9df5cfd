// tsyringe with tokens: a class for an interface, a value, a factory, another token.
//
// env TABLE=users
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow s3:PutObject arn:aws:s3:::exports/users/*
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/memory
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny s3:PutObject arn:aws:s3:::exports/orders/1
// deny s3:GetObject arn:aws:s3:::exports/users/1

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { container, inject, injectable } from "tsyringe"

interface Users {
  find(id: string): Promise<unknown>
}

@injectable()
class TableUsers implements Users {
  constructor(
    @inject("DocumentClient") private readonly documents: DynamoDBDocumentClient,
    @inject("TableName") private readonly table: string,
  ) {}

  async find(id: string) {
    return (await this.documents.send(new GetCommand({ TableName: this.table, Key: { id } }))).Item
  }

  async add(Item: { id: string }) {
    await this.documents.send(new PutCommand({ TableName: this.table, Item }))
  }
}

@injectable()
export class MemoryUsers implements Users {
  constructor(@inject("DocumentClient") private readonly documents: DynamoDBDocumentClient) {}
  async find(id: string) {
    return (await this.documents.send(new GetCommand({ TableName: "memory", Key: { id } }))).Item
  }
}

@injectable()
class Exporter {
  constructor(
    @inject("Users") private readonly users: Users,
    @inject("S3") private readonly s3: S3Client,
    @inject("Prefix") private readonly prefix: string,
  ) {}

  async run(id: string) {
    const user = await this.users.find(id)
    await this.s3.send(
      new PutObjectCommand({ Bucket: "exports", Key: `${this.prefix}/${id}`, Body: JSON.stringify(user) }),
    )
  }
}

container
  .register("DocumentClient", { useFactory: () => DynamoDBDocumentClient.from(new DynamoDBClient({})) })
  .register("TableName", { useValue: process.env.TABLE })
  .register<Users>("Users", { useClass: TableUsers })
container.register("Storage", { useValue: new S3Client({}) })
container.register("S3", { useToken: "Storage" })
container.registerInstance("Prefix", "users")

const exporter = container.resolve(Exporter)
export const handler = async (event: { id: string }) => exporter.run(event.id)
