import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiRestIntegration } from "../api-target.ts"
import { describeAwsIntegration } from "./describe-aws-integration.ts"
import { describeDeleteItem } from "./describe-delete-item.ts"
import { describeExistingFunction } from "./describe-existing-function.ts"
import { describeGetItem } from "./describe-get-item.ts"
import { describeHttp, describeHttpProxy } from "./describe-http.ts"
import { describeMock } from "./describe-mock.ts"
import { describePublish } from "./describe-publish.ts"
import { describePutEvents } from "./describe-put-events.ts"
import { describePutItem } from "./describe-put-item.ts"
import { describeQuery } from "./describe-query.ts"
import { describeSendMessage } from "./describe-send-message.ts"
import { describeStartExecution, describeStartSyncExecution } from "./describe-start-execution.ts"
import { describeUpdateItem } from "./describe-update-item.ts"

type TargetName = DeclaredTarget["target"]

/** What API Gateway does for each target. */
const describers: {
  readonly [Name in TargetName]: (target: Extract<DeclaredTarget, { target: Name }>) => ApiRestIntegration
} = {
  awsIntegration: describeAwsIntegration,
  deleteItem: describeDeleteItem,
  existingFunction: describeExistingFunction,
  getItem: describeGetItem,
  httpIntegration: describeHttp,
  httpProxy: describeHttpProxy,
  mock: describeMock,
  publish: describePublish,
  putEvents: describePutEvents,
  putItem: describePutItem,
  query: describeQuery,
  sendMessage: describeSendMessage,
  startExecution: describeStartExecution,
  startSyncExecution: describeStartSyncExecution,
  updateItem: describeUpdateItem,
}

/** A target as API Gateway sees it. */
export function describeTarget<Name extends TargetName>(
  target: Extract<DeclaredTarget, { target: Name }> & { readonly target: Name },
): ApiRestIntegration {
  return describers[target.target](target)
}
