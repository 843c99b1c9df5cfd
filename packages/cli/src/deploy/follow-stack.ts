import type { AwsClients } from "./aws-clients.ts"
import { describeStack, isBusy, type DeployedStack } from "./describe-stack.ts"
import { pause } from "./pause.ts"
import { readStackEvents, type StackEvent } from "./read-stack-events.ts"

export interface FollowOptions {
  /** The newest event before the operation began; undefined for a stack that is new. */
  readonly after: string | undefined
  readonly signal: AbortSignal
  onEvent(event: StackEvent): void
}

/** How an operation on a stack ended. */
export interface StackOutcome {
  /** Undefined when the stack is gone. */
  readonly stack: DeployedStack | undefined
  /** Everything that happened since `after`, oldest first. */
  readonly events: readonly StackEvent[]
}

/** Watches a stack until CloudFormation is done with it and reports each event once; Ctrl-C ends the watching with `Cancelled`. */
export async function followStack(clients: AwsClients, stackId: string, options: FollowOptions): Promise<StackOutcome> {
  const reported = new Set<string>()
  const report = (events: readonly StackEvent[]): void => {
    for (const event of events) {
      if (reported.has(event.id)) continue
      reported.add(event.id)
      options.onEvent(event)
    }
  }
  let newest = options.after
  for (;;) {
    // The status is read before the events, so that the last events are there when the status says it is over.
    const stack = await describeStack(clients, stackId)
    if (stack === undefined || !isBusy(stack.status)) {
      // CloudFormation may insert an event before ones already read; the last look takes them all.
      const events = await readStackEvents(clients, stackId, options.after)
      report(events)
      return { stack, events }
    }
    const events = await readStackEvents(clients, stackId, newest)
    newest = events.at(-1)?.id ?? newest
    report(events)
    await pause(clients.pollInterval, options.signal)
  }
}
