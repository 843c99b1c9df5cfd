// Ports and adapters: the domain knows neither table nor topic. An adapter that is never made needs nothing.
//
// env ORDERS_TABLE=orders
// env TOPIC_ARN=arn:aws:sns:us-east-1:111122223333:orders
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:orders

import { DynamoOrders } from "./adapters/dynamo-orders.ts"
import { TopicNotifier } from "./adapters/notifiers.ts"
import { placeOrder } from "./domain/place-order.ts"
import type { Order } from "./ports/orders.ts"

const required = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

const place = placeOrder({
  store: new DynamoOrders(required("ORDERS_TABLE")),
  notifier: new TopicNotifier(required("TOPIC_ARN")),
})

export const handler = async (event: { body: string }) => ({
  statusCode: (await place(JSON.parse(event.body) as Order)) === "placed" ? 201 : 409,
})
