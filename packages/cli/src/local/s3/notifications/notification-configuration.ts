import { notificationsOverlap, type NotificationFilter } from "../../../model/notifications-overlap.ts"
import { notificationEvents } from "../../../model/notification-events.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"
import type { XmlContent } from "../xml/render-xml.ts"
import type { XmlElement } from "../xml/read-xml.ts"

/** Where a bucket's events go. */
export interface NotificationConfiguration {
  readonly rules: readonly NotificationRule[]
  /** Whether EventBridge gets all events. */
  readonly eventBridge: boolean
}

export interface NotificationRule extends NotificationFilter {
  readonly id: string
  readonly destination: "queue" | "topic" | "function"
  readonly arn: string
  /** Sends a function what a rule of EventBridge would, which it then stands for. */
  readonly form?: "eventBridge"
}

export const noNotifications: NotificationConfiguration = { rules: [], eventBridge: false }

/** The elements of a `NotificationConfiguration` document, in the order of S3's answer. */
const elements = {
  topic: { element: "TopicConfiguration", target: "Topic", service: "sns" },
  queue: { element: "QueueConfiguration", target: "Queue", service: "sqs" },
  function: { element: "CloudFunctionConfiguration", target: "CloudFunction", service: "lambda" },
} as const

/** Throws InvalidArgument for what S3 would refuse. */
export function readConfiguration(document: XmlElement): NotificationConfiguration {
  const destinations = ["topic", "queue", "function"] as const
  const rules = destinations.flatMap((destination) =>
    document.all(elements[destination].element).map((element, index) => readRule(element, destination, index)),
  )
  checkRules(rules)
  return { rules, eventBridge: document.one("EventBridgeConfiguration") !== undefined }
}

/** Throws InvalidArgument. */
export function checkRules(rules: readonly NotificationRule[]): void {
  for (const { events, arn, destination } of rules) {
    const unknown = events.find((event) => !notificationEvents.includes(event))
    if (unknown !== undefined) throw invalidArgument("The event is not supported for notifications", "Event", unknown)
    const pattern = new RegExp(`^arn:[\\w-]+:${elements[destination].service}:[\\w-]+:\\d{12}:.+$`)
    if (!pattern.test(arn)) throw invalidArgument("The ARN could not be parsed", elements[destination].target, arn)
  }
  const own = rules.filter(({ form }) => form === undefined)
  const overlap = own.some((rule, index) => own.slice(index + 1).some((other) => notificationsOverlap(rule, other)))
  if (overlap) {
    throw new S3Error(
      "InvalidArgument",
      "Configurations overlap. Configurations on the same bucket cannot share a common event type.",
    )
  }
}

export function configurationContent({ rules, eventBridge }: NotificationConfiguration): XmlContent {
  const lists = Object.entries(elements).map(([destination, { element, target }]) => ({
    [element]: rules
      .filter((rule) => rule.destination === destination && rule.form === undefined)
      .map(({ id, arn, events, prefix, suffix }) => ({
        Id: id,
        [target]: arn,
        Event: events,
        Filter: filterContent([
          ["Prefix", prefix],
          ["Suffix", suffix],
        ]),
      })),
  }))
  return Object.assign({}, ...lists, eventBridge ? { EventBridgeConfiguration: "" } : {})
}

function readRule(element: XmlElement, destination: NotificationRule["destination"], index: number): NotificationRule {
  const filters = new Map(
    (element.one("Filter")?.one("S3Key")?.all("FilterRule") ?? []).map((rule) => {
      const name = rule.required("Name").toLowerCase()
      if (name !== "prefix" && name !== "suffix")
        throw invalidArgument("filter rule name must be either prefix or suffix", "FilterRule.Name", name)
      return [name, rule.required("Value")]
    }),
  )
  return {
    id: element.text("Id") || `${destination}-${index + 1}`,
    destination,
    arn: element.required(elements[destination].target),
    events: element.texts("Event"),
    prefix: filters.get("prefix") ?? "",
    suffix: filters.get("suffix") ?? "",
  }
}

function filterContent(rules: readonly (readonly [string, string])[]): XmlContent {
  const given = rules.filter(([, Value]) => Value !== "")
  if (given.length === 0) return undefined
  return { S3Key: { FilterRule: given.map(([Name, Value]) => ({ Name, Value })) } }
}
