import { type Check, fault, show } from "@tsapi/framework/checks"
import type { DestinationService } from "../model/destination.ts"
import { checkPlaceholders, filledIn } from "./check-iam.ts"
import { parseDestination } from "./parse-destination.ts"
import { resourceOfArn } from "../model/resource-of-arn.ts"

interface Role {
  readonly services: readonly DestinationService[]
  readonly hint: string
}

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
const roles = {
  onSuccess: {
    services: ["events", "lambda", "sns", "sqs"],
    hint: "Use a queue, topic, event bus or function: the resource of the app, or an ARN.",
  },
  onFailure: {
    services: ["events", "lambda", "s3", "sns", "sqs"],
    hint: "Use a queue, topic, event bus, bucket or function: the resource of the app, or an ARN.",
  },
  deadLetterQueue: {
    services: ["sns", "sqs"],
    hint: "Use a queue or a topic: the resource of the app, or an ARN.",
  },
} satisfies Record<string, Role>

/** What is wrong with where Lambda shall send what became of asynchronous invocations. */
export function checkDestination(setting: keyof typeof roles): Check {
  const { services, hint }: Role = roles[setting]
  return (value, at) => {
    const parsed = typeof value === "string" ? parseDestination(value) : undefined
    if (typeof value !== "string" || !parsed || !services.includes(parsed.service)) {
      return [fault(at, `is ${shown(value)}`, hint)]
    }
    if (filledIn(value).endsWith(".fifo")) {
      return [fault(at, `is ${show(value)}`, "Lambda sends to standard queues and topics only, not to FIFO ones.")]
    }
    return checkPlaceholders(value, at)
  }
}

function shown(value: unknown): string {
  const resource = resourceOfArn(value)
  return resource ? `the ${resource.kind} ${show(resource.id)}` : show(value)
}
