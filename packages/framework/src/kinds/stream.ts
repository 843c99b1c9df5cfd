import { resourceKind } from "./resource-kind.ts"

/** Kinesis streams. */
export const stream = resourceKind("stream")
