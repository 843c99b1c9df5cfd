import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb"

/** The right to run a request, until it is finished or lost. */
export interface Claim {
  readonly id: string
  /** Whoever has taken the claim over is another. */
  readonly owner: string
  readonly payloadHash: string
  /** Milliseconds since 1970. */
  readonly lostAt: number
}

/** What is known of a request that is not the first of its key. */
export interface EarlierRequest {
  readonly isFinished: boolean
  readonly payloadHash: string
  /** Absent where the answer was larger than an item may be. */
  readonly answer: string | undefined
  /** Milliseconds since 1970 at which it counts as lost. */
  readonly lostAt: number
}

// Made by the first request: a function that serves none of them need not have credentials.
let client: DynamoDBClient | undefined

/** Takes the claim, or returns what has it. Rejects with what DynamoDB refuses. */
export async function takeClaim(TableName: string, claim: Claim): Promise<EarlierRequest | "taken"> {
  const now = Date.now()
  client ??= new DynamoDBClient({})
  try {
    await client.send(
      new PutItemCommand({
        TableName,
        Item: {
          id: { S: claim.id },
          state: { S: IN_PROGRESS },
          owner: { S: claim.owner },
          payloadHash: { S: claim.payloadHash },
          lostAt: { N: String(claim.lostAt) },
          // An item of a request that was lost is of no use to anyone.
          expiresAt: { N: String(Math.ceil(claim.lostAt / 1000)) },
        },
        // DynamoDB deletes what has expired within days only.
        ConditionExpression:
          "attribute_not_exists(id) OR expiresAt < :seconds OR (#state = :running AND lostAt < :now)",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":seconds": { N: String(Math.floor(now / 1000)) },
          ":running": { S: IN_PROGRESS },
          ":now": { N: String(now) },
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    )
    return "taken"
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return toEarlierRequest(error.Item ?? {})
  }
}

/** Keeps the answer, unless the claim was lost to another. */
export async function keepAnswer(
  TableName: string,
  { id, owner }: Claim,
  { answer, expiresAt }: { readonly answer: string; readonly expiresAt: number },
): Promise<void> {
  const isKept = Buffer.byteLength(answer) <= MAX_ANSWER
  client ??= new DynamoDBClient({})
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: id } },
      UpdateExpression: `SET #state = :finished, expiresAt = :expiresAt${isKept ? ", answer = :answer" : ""}`,
      ConditionExpression: "#owner = :owner",
      ExpressionAttributeNames: { "#state": "state", "#owner": "owner" },
      ExpressionAttributeValues: {
        ":finished": { S: FINISHED },
        ":owner": { S: owner },
        ":expiresAt": { N: String(expiresAt) },
        ...(isKept && { ":answer": { S: answer } }),
      },
    }),
  )
}

/** Gives the claim back, so that the next request of its key runs. */
export async function giveBackClaim(TableName: string, { id, owner }: Claim): Promise<void> {
  client ??= new DynamoDBClient({})
  await client.send(
    new DeleteItemCommand({
      TableName,
      Key: { id: { S: id } },
      ConditionExpression: "#owner = :owner",
      ExpressionAttributeNames: { "#owner": "owner" },
      ExpressionAttributeValues: { ":owner": { S: owner } },
    }),
  )
}

const IN_PROGRESS = "IN_PROGRESS"
const FINISHED = "FINISHED"
// An item has 400 KB, its names and its other attributes among them.
const MAX_ANSWER = 390_000

function toEarlierRequest(item: Record<string, AttributeValue>): EarlierRequest {
  return {
    isFinished: item["state"]?.S === FINISHED,
    payloadHash: item["payloadHash"]?.S ?? "",
    answer: item["answer"]?.S,
    lostAt: Number(item["lostAt"]?.N ?? 0),
  }
}
