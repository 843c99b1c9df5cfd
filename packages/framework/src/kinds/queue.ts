import { resourceKind } from "./resource-kind.ts"

/** SQS queues. */
export const queue = resourceKind("queue")
