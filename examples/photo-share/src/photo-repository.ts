import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { NotFoundError, Table } from "@tsapi/framework"
import { Photo } from "./photo.ts"

const photoTable = new Table("Photos", { partitionKey: "id" })

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

/** Photos, in DynamoDB. */
export class PhotoRepository {
  async put(photo: Photo): Promise<void> {
    await documents.send(new PutCommand({ TableName: photoTable.name, Item: photo }))
  }

  /** Throws a NotFoundError for a photo that was never announced. */
  async get(id: string): Promise<Photo> {
    const { Item } = await documents.send(
      new GetCommand({ TableName: photoTable.name, Key: { id }, ConsistentRead: true }),
    )
    if (!Item) throw new NotFoundError(`No photo ${id}`)
    return Photo.parse(Item)
  }
}
