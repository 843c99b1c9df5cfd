import type { runtimeKinds } from "@tsapi/framework/internal"
import type { AnyKind } from "../model/kind.ts"
import { alarmKind } from "./alarm.ts"
import { authorizerKind } from "./authorizer.ts"
import { authorizerValueKind } from "./authorizer-value.ts"
import { bucketKind } from "./bucket.ts"
import { dashboardKind } from "./dashboard.ts"
import { functionKind } from "./function.ts"
import { httpKind } from "./http.ts"
import { integrationKind } from "./integration.ts"
import { lambdaKind } from "./lambda.ts"
import { onBucketKind } from "./on-bucket.ts"
import { eventBusKind } from "./event-bus.ts"
import { onEmailKind } from "./on-email.ts"
import { onEventKind } from "./on-event.ts"
import { onLogKind } from "./on-log.ts"
import { onQueueKind } from "./on-queue.ts"
import { onStreamKind } from "./on-stream.ts"
import { onTableStreamKind } from "./on-table-stream.ts"
import { onTopicKind } from "./on-topic.ts"
import { onUserPoolKind } from "./on-user-pool.ts"
import { parameterKind } from "./parameter.ts"
import { queueKind } from "./queue.ts"
import { streamKind } from "./stream.ts"
import { scheduleKind } from "./schedule.ts"
import { secretKind } from "./secret.ts"
import { tableKind } from "./table.ts"
import { topicKind } from "./topic.ts"
import { stateMachineKind } from "./state-machine.ts"
import { userPoolKind } from "./user-pool.ts"
import { webSocketKind } from "./web-socket.ts"

/** The build half of every kind; a runtime half without one does not compile. */
export const kinds: Readonly<Record<string, AnyKind>> = {
  alarm: alarmKind,
  authorizer: authorizerKind,
  authorizerValue: authorizerValueKind,
  bucket: bucketKind,
  dashboard: dashboardKind,
  function: functionKind,
  http: httpKind,
  integration: integrationKind,
  lambda: lambdaKind,
  onBucket: onBucketKind,
  eventBus: eventBusKind,
  onEmail: onEmailKind,
  onEvent: onEventKind,
  onLog: onLogKind,
  onQueue: onQueueKind,
  onStream: onStreamKind,
  onTableStream: onTableStreamKind,
  onTopic: onTopicKind,
  onUserPool: onUserPoolKind,
  parameter: parameterKind,
  queue: queueKind,
  stream: streamKind,
  schedule: scheduleKind,
  secret: secretKind,
  table: tableKind,
  topic: topicKind,
  userPool: userPoolKind,
  webSocket: webSocketKind,
  // Last, since under tsapi local its definitions hold what the others made.
  stateMachine: stateMachineKind,
} satisfies Record<keyof typeof runtimeKinds, AnyKind>
