import { resourceKind } from "./resource-kind.ts"

/** Cognito user pools. */
export const userPool = resourceKind("userPool")
