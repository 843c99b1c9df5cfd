// Plain JavaScript modules.
//
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/other

import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"

const client = new EventBridgeClient()

export async function handler({ id }) {
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: "shop", DetailType: "Sold", Detail: JSON.stringify({ id }) }] }),
  )
}
