import { describedValues } from "../declarations/authorizers/authorizer-ids.ts"
import { resourceKind } from "./resource-kind.ts"

/** Authorizers that are no classes of the app. What code they need is the framework's, and not run through the app. */
export const authorizerValue = resourceKind("authorizerValue", describedValues)
