import type { AwsClients } from "./aws-clients.ts"

/** One line of CloudFormation's log of a stack. */
export interface StackEvent {
  readonly id: string
  readonly logicalId: string
  readonly physicalId: string
  /** `AWS::Lambda::Function`; the stack itself is `AWS::CloudFormation::Stack`. */
  readonly type: string
  readonly status: string
  readonly reason: string | undefined
  readonly time: Date
  /** The token of the request that started the operation. */
  readonly token: string | undefined
  /** True for events of the stack itself. */
  readonly ofStack: boolean
}

/** The events after the one with id `after`, oldest first; all events without it. */
export async function readStackEvents(
  clients: AwsClients,
  stackId: string,
  after?: string,
): Promise<readonly StackEvent[]> {
  const client = await clients.cloudFormation()
  const { DescribeStackEventsCommand } = await import("@aws-sdk/client-cloudformation")
  const events: StackEvent[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken }))
    for (const event of page.StackEvents ?? []) {
      if (event.EventId === after && after !== undefined) return events.reverse()
      events.push({
        id: event.EventId ?? "",
        logicalId: event.LogicalResourceId ?? "",
        physicalId: event.PhysicalResourceId ?? "",
        type: event.ResourceType ?? "",
        status: event.ResourceStatus ?? "",
        reason: event.ResourceStatusReason,
        time: event.Timestamp ?? new Date(0),
        token: event.ClientRequestToken,
        ofStack: event.PhysicalResourceId === event.StackId,
      })
    }
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return events.reverse()
}

/** The id of the newest event: where an operation that starts now begins. */
export async function newestEventId(clients: AwsClients, stackId: string): Promise<string | undefined> {
  const client = await clients.cloudFormation()
  const { DescribeStackEventsCommand } = await import("@aws-sdk/client-cloudformation")
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }))
  return StackEvents[0]?.EventId
}
