import { resourceKind } from "./resource-kind.ts"

/** Parameters of Systems Manager. */
export const parameter = resourceKind("parameter")
