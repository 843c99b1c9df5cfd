import { resourceKind } from "./resource-kind.ts"

/** DynamoDB tables. */
export const table = resourceKind("table")
