import { resourceKind } from "./resource-kind.ts"

/** EventBridge event buses. */
export const eventBus = resourceKind("eventBus")
