import type { PutEventsRequestEntry } from "@aws-sdk/client-eventbridge"
import type { AwsClients } from "./aws-clients.ts"

/** Puts one event on a deployed bus; what PutEvents answers. */
export async function putEvent(clients: AwsClients, entry: PutEventsRequestEntry): Promise<unknown> {
  const client = await clients.eventBridge()
  const { PutEventsCommand } = await import("@aws-sdk/client-eventbridge")
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }))
  return { FailedEntryCount, Entries }
}
