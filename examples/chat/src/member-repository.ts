import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { z } from "zod"
import { memberTable } from "./member-table.ts"

const Member = z.object({
  connectionId: z.string(),
  room: z.string(),
  name: z.string(),
  /** Milliseconds since 1970. */
  joinedAt: z.number(),
})

/** A client in a room. */
export type Member = z.infer<typeof Member>

/** API Gateway ends every connection after two hours. */
const longestConnectionSeconds = 2 * 60 * 60

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

/** The members of rooms, in DynamoDB. */
export class MemberRepository {
  async add(member: Member): Promise<void> {
    const expiresAt = Math.ceil(member.joinedAt / 1000) + longestConnectionSeconds
    await documents.send(new PutCommand({ TableName: memberTable.name, Item: { ...member, expiresAt } }))
  }

  async find(connectionId: string): Promise<Member | undefined> {
    const command = new GetCommand({ TableName: memberTable.name, Key: { connectionId }, ConsistentRead: true })
    const { Item } = await documents.send(command)
    return Item && Member.parse(Item)
  }

  /** The member that was there, if any: of two that remove one, one gets it. */
  async remove(connectionId: string): Promise<Member | undefined> {
    const command = new DeleteCommand({ TableName: memberTable.name, Key: { connectionId }, ReturnValues: "ALL_OLD" })
    const { Attributes } = await documents.send(command)
    return Attributes && Member.parse(Attributes)
  }

  async inRoom(room: string): Promise<Member[]> {
    const members: Member[] = []
    let start: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: memberTable.name,
          IndexName: "byRoom",
          KeyConditionExpression: "room = :room",
          ExpressionAttributeValues: { ":room": room },
          ExclusiveStartKey: start,
        }),
      )
      members.push(...(page.Items ?? []).map((item) => Member.parse(item)))
      start = page.LastEvaluatedKey
    } while (start)
    return members
  }
}
