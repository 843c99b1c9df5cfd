import { type DestinationService, destinationServices } from "../model/destination.ts"
import { resourceOfArn } from "../model/resource-of-arn.ts"
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
  const resource = resourceOfArn(value)
  if (resource) {
    const service = destinationServices.get(resource.kind)
    return service && { service, resource }
  }
  const [service] = arns.find(([, pattern]) => pattern.test(filledIn(value))) ?? []
  return service && { service }
}
