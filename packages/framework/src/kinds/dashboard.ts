import { resourceKind } from "./resource-kind.ts"

/** Dashboards of CloudWatch. */
export const dashboard = resourceKind("dashboard")
