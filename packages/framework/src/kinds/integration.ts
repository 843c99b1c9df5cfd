import { describeIntegrations } from "../declarations/integrations/describe-integrations.ts"
import { resourceKind } from "./resource-kind.ts"

/** Routes that API Gateway serves without a function. */
export const integration = resourceKind("integration", describeIntegrations)
