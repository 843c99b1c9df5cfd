// A batch is written again until nothing is left over; what is left comes from the response.
//
// env TABLE=events
// allow dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/events
// allow dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/events
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/events
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/other

import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { type BatchWriteCommandInput, DynamoDBDocument } from "@aws-sdk/lib-dynamodb"
import { setTimeout as sleep } from "node:timers/promises"

const documents = DynamoDBDocument.from(new DynamoDB({}))
const table = process.env.TABLE!

function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

async function writeAll(items: Record<string, unknown>[]) {
  for (const chunk of chunks(items, 25)) {
    let requests: BatchWriteCommandInput["RequestItems"] = {
      [table]: chunk.map((Item) => ({ PutRequest: { Item } })),
    }
    for (let attempt = 0; requests && Object.keys(requests).length > 0; attempt++) {
      if (attempt > 0) await sleep(2 ** attempt * 50)
      const { UnprocessedItems } = await documents.batchWrite({ RequestItems: requests })
      requests = UnprocessedItems
    }
  }
}

export const handler = async ({ items }: { items: { id: string }[] }) => {
  const known = await documents.batchGet({ RequestItems: { [table]: { Keys: items.map(({ id }) => ({ id })) } } })
  const ids = new Set(known.Responses?.[table]?.map((item) => item["id"]))
  await writeAll(items.filter(({ id }) => !ids.has(id)))
}
