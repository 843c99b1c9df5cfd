import { resourceKind } from "./resource-kind.ts"

/** SNS topics. */
export const topic = resourceKind("topic")
