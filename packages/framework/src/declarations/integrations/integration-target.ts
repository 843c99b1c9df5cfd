import type { AwsIntegration } from "./aws-integration.ts"
import type { DeleteItem } from "./delete-item.ts"
import type { ExistingFunction } from "./existing-function.ts"
import type { GetItem } from "./get-item.ts"
import type { HttpIntegration } from "./http-integration.ts"
import type { HttpProxy } from "./http-proxy.ts"
import type { Mock } from "./mock.ts"
import type { Publish } from "./publish.ts"
import type { PutEvents } from "./put-events.ts"
import type { PutItem } from "./put-item.ts"
import type { Query } from "./query.ts"
import type { SendMessage } from "./send-message.ts"
import type { StartExecution } from "./start-execution.ts"
import type { StartSyncExecution } from "./start-sync-execution.ts"
import type { UpdateItem } from "./update-item.ts"

/** Where an integration goes. */
export type IntegrationTarget =
  | AwsIntegration
  | DeleteItem
  | ExistingFunction
  | GetItem
  | HttpIntegration
  | HttpProxy
  | Mock
  | Publish
  | PutEvents
  | PutItem
  | Query
  | SendMessage
  | StartExecution
  | StartSyncExecution
  | UpdateItem
