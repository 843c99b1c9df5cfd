import { resourceKind } from "./resource-kind.ts"

/** Secrets of Secrets Manager. */
export const secret = resourceKind("secret")
