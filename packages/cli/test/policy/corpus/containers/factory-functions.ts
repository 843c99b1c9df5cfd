// Services as functions of what they need.
//
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/shop
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/stock

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb"

const makeStock = ({ documents, table }: { documents: DynamoDBDocumentClient; table: string }) => ({
  take: (product: string, amount: number) =>
    documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { product },
        UpdateExpression: "ADD amount :minus",
        ExpressionAttributeValues: { ":minus": -amount },
      }),
    ),
})

const makeEvents = ({ bus, client }: { bus: string; client: EventBridgeClient }) => ({
  emit: (DetailType: string, detail: object) =>
    client.send(
      new PutEventsCommand({
        Entries: [{ EventBusName: bus, Source: "shop", DetailType, Detail: JSON.stringify(detail) }],
      }),
    ),
})

const makeHandler =
  ({ stock, events }: { stock: ReturnType<typeof makeStock>; events: ReturnType<typeof makeEvents> }) =>
  async (event: { product: string; amount: number }) => {
    await stock.take(event.product, event.amount)
    await events.emit("Taken", event)
  }

export const handler = makeHandler({
  stock: makeStock({ documents: DynamoDBDocumentClient.from(new DynamoDBClient({})), table: "stock" }),
  events: makeEvents({ bus: "shop", client: new EventBridgeClient({}) }),
})
