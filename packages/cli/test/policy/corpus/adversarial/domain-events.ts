// Domain events to the bus of their kind, or to the account's default one.
//
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/orders
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/billing
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/other
// deny events:PutRule arn:aws:events:us-east-1:111122223333:rule/orders/x

import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge"

enum Bus {
  Orders = "orders",
  Billing = "billing",
}

const buses: Record<string, Bus> = { OrderPlaced: Bus.Orders, InvoiceSent: Bus.Billing }
const client = new EventBridgeClient({})

const toEntry = (name: string, detail: unknown): PutEventsRequestEntry => ({
  Source: "shop",
  DetailType: name,
  Detail: JSON.stringify(detail),
  ...(name in buses && { EventBusName: buses[name] }),
})

export const handler = async (events: { name: string; detail: unknown }[]) => {
  const Entries = events.map(({ name, detail }) => toEntry(name, detail))
  const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }))
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} events failed`)
}
