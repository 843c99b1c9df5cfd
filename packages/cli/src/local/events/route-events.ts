import { randomUUID } from "node:crypto"
import { matchesPattern } from "../../model/event-pattern/matches-pattern.ts"
import type { Delivery } from "../deliveries/deliver-with-retries.ts"
import type { Change } from "../state/state-store.ts"
import { archiveChanges } from "./archives/archive-events.ts"
import { busNameOf, type EventsContext, ruleArn } from "./events-context.ts"
import type { RoutedEvent, Rule, Target } from "./store/records.ts"
import { targetInput } from "./targets/target-input.ts"

/** Resolves when all that comes of the events is on disk. */
export async function routeEvents(events: EventsContext, routed: readonly RoutedEvent[]): Promise<void> {
  const { state } = events.store
  await state.exclusive(async () => {
    const all = routed.flatMap((each) => [each, ...forwards(events, each)])
    const archived = await archiveChanges(events, all)
    await state.commit([...archived.changes, ...all.flatMap((each) => deliveryChanges(events, each))])
    archived.keep()
  })
  events.deliveries.wake()
}

/** What is to be written for the targets of the rules that an event fits. */
export function deliveryChanges(events: EventsContext, routed: RoutedEvent): readonly Change[] {
  const own = matchingTargets(events, routed).filter(({ target }) => !isBus(target))
  return own.map(({ rule, target }) => events.deliveries.addition(toDelivery(events, { rule, target, routed })))
}

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
function forwards(events: EventsContext, routed: RoutedEvent): readonly RoutedEvent[] {
  if (routed.forwarded) return []
  return matchingTargets(events, routed)
    .filter(({ target }) => isBus(target))
    .map(({ target }) => ({ bus: busNameOf(target.Arn), event: routed.event, forwarded: true }))
}

function matchingTargets(events: EventsContext, { bus, event, ruleArns }: RoutedEvent) {
  return [...events.store.rules.values()]
    .filter((rule) => rule.bus === bus && rule.state === "ENABLED")
    .filter((rule) => ruleArns === undefined || ruleArns.includes(ruleArn(events, rule)))
    .filter(({ pattern }) => matchesPattern(JSON.parse(pattern), event))
    .flatMap((rule) => rule.targets.map((target) => ({ rule, target })))
}

interface Matched {
  readonly rule: Rule
  readonly target: Target
  readonly routed: RoutedEvent
}

function toDelivery(events: EventsContext, { rule, target, routed: { event } }: Matched): Delivery {
  const arn = ruleArn(events, rule)
  const text = JSON.stringify(event)
  const payload = targetInput(target, event, { ruleArn: arn, ruleName: rule.name, ingestedAt: events.now() })
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = target.RetryPolicy ?? {}
  return {
    id: randomUUID(),
    arn: target.Arn,
    payload,
    messageGroupId: target.SqsParameters?.MessageGroupId,
    acceptedAt: events.now(),
    failures: 0,
    retries: MaximumRetryAttempts,
    maximumAgeSeconds: MaximumEventAgeInSeconds,
    deadLetterArn: target.DeadLetterConfig?.Arn,
    ...(payload !== text && { deadLetter: text }),
    origin: { RULE_ARN: arn },
  }
}

function isBus({ Arn }: Target): boolean {
  return Arn.includes(":event-bus/")
}
