import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Table } from "@tsapi/framework"
import { SharedPhoto } from "./photo.ts"

const feedTable = new Table("Feed", { partitionKey: "owner", sortKey: "sharedAt" })

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

/** What people have shared, in DynamoDB. */
export class Feed {
  /** A photo that is added twice is there once. */
  async add(photo: SharedPhoto): Promise<void> {
    await documents.send(new PutCommand({ TableName: feedTable.name, Item: photo }))
  }

  /** The last fifty, the newest first. */
  async of(owner: string): Promise<SharedPhoto[]> {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: feedTable.name,
        KeyConditionExpression: "#owner = :owner",
        ExpressionAttributeNames: { "#owner": "owner" },
        ExpressionAttributeValues: { ":owner": owner },
        ScanIndexForward: false,
        Limit: 50,
      }),
    )
    return Items.map((item) => SharedPhoto.parse(item))
  }
}
