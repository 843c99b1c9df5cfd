import { type DestinationService, destinationServices } from "../model/destination.ts"
import { filledIn } from "./check-iam.ts"

interface ParsedDestination {
  readonly service: DestinationService
  /** The resource of the app that it is. */
  readonly resource?: { readonly kind: string; readonly id: string }
}

const arns: readonly (readonly [DestinationService, RegExp])[] = [
  ["events", /^arn:[^:]+:events:[^:]+:[^:]+:event-bus\/.+/],
  ["lambda", /^arn:[^:]+:lambda:[^:]+:[^:]+:function:.+/],
  ["s3", /^arn:[^:]+:s3:::[^/]+$/],
  ["sns", /^arn:[^:]+:sns:[^:]+:[^:]+:[^:]+$/],
  ["sqs", /^arn:[^:]+:sqs:[^:]+:[^:]+:[^:]+$/],
]

/** What the ARN of a destination, or what stands for a resource of the app, leads to; undefined where Lambda sends nothing. */
export function parseDestination(value: string): ParsedDestination | undefined {
  const [, kind, id] = /^\$\{tsapi\.(\w+)\.(.+)\.arn\}$/.exec(value) ?? []
  if (kind !== undefined && id !== undefined) {
    const service = destinationServices.get(kind)
    return service && { service, resource: { kind, id } }
  }
  const [service] = arns.find(([, pattern]) => pattern.test(filledIn(value))) ?? []
  return service && { service }
}
