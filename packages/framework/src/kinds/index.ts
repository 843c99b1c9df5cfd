import { alarm } from "./alarm.ts"
import { authorizer } from "./authorizer.ts"
import { authorizerValue } from "./authorizer-value.ts"
import { bucket } from "./bucket.ts"
import { dashboard } from "./dashboard.ts"
import { functionHandle } from "./function.ts"
import { http } from "./http.ts"
import { integration } from "./integration.ts"
import { lambda } from "./lambda.ts"
import { onBucket } from "./on-bucket.ts"
import { eventBus } from "./event-bus.ts"
import { onEmail } from "./on-email.ts"
import { onEvent } from "./on-event.ts"
import { onLog } from "./on-log.ts"
import { onQueue } from "./on-queue.ts"
import { onStream } from "./on-stream.ts"
import { onTableStream } from "./on-table-stream.ts"
import { onTopic } from "./on-topic.ts"
import { onUserPool } from "./on-user-pool.ts"
import { parameter } from "./parameter.ts"
import { queue } from "./queue.ts"
import type { RuntimeKind } from "./runtime-kind.ts"
import { stream } from "./stream.ts"
import { schedule } from "./schedule.ts"
import { secret } from "./secret.ts"
import { table } from "./table.ts"
import { topic } from "./topic.ts"
import { stateMachine } from "./state-machine.ts"
import { userPool } from "./user-pool.ts"
import { webSocket } from "./web-socket.ts"

/** Every kind of trigger and resource. A name here must be a name in the CLI's table too. */
export const runtimeKinds = {
  http,
  integration,
  authorizer,
  authorizerValue,
  stream,
  table,
  alarm,
  dashboard,
  userPool,
  bucket,
  onBucket,
  eventBus,
  onEmail,
  onEvent,
  schedule,
  secret,
  parameter,
  queue,
  onLog,
  onQueue,
  onStream,
  onTableStream,
  webSocket,
  topic,
  onTopic,
  onUserPool,
  function: functionHandle,
  lambda,
  stateMachine,
} satisfies Record<string, RuntimeKind>

export type KindName = keyof typeof runtimeKinds
