import { resourceKind } from "./resource-kind.ts"

/** Alarms of CloudWatch. */
export const alarm = resourceKind("alarm")
