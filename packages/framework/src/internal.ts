// What the CLI needs beside the public API. Not for users: it may change in any release.
export { isApp } from "./app.ts"
export { routeName } from "./client/route-name.ts"
export type { AlarmDeclaration } from "./declarations/alarm.ts"
export type { DashboardDeclaration } from "./declarations/dashboard.ts"
export type { ApiLocations, AppDeclaration } from "./declarations/app-declaration.ts"
export type { AuthorizerDeclaration } from "./declarations/authorizer-declaration.ts"
export type {
  AuthorizerValueDeclaration,
  DeclaredJwt,
} from "./declarations/authorizers/authorizer-value-declaration.ts"
export { declarationsOf } from "./declarations/declarations-of.ts"
export type {
  Declaration,
  DeclaredSettings,
  DestinationTarget,
  FunctionSettings,
  MethodDeclaration,
  SourceLocation,
  VpcOptions,
} from "./declarations/declaration.ts"
export type { DescribedSchema, JsonSchema } from "./declarations/describe-schema.ts"
export { declaredEnvironmentFaults, type EnvironmentFault } from "./environment/environment-faults.ts"
export type { FunctionDeclaration } from "./declarations/function-declaration.ts"
export type { HttpDeclaration } from "./declarations/http-declaration.ts"
export type { IntegrationDeclaration } from "./declarations/integrations/integration-declaration.ts"
export type { IamStatement } from "./declarations/iam.ts"
export type { LambdaDeclaration } from "./declarations/lambda.ts"
export type { EventFilter } from "./declarations/event-filter.ts"
export type { BucketDeclaration } from "./declarations/bucket-declaration.ts"
export type { BucketCorsRule, BucketOptions, LifecycleRule } from "./declarations/bucket.ts"
export type { BucketTriggerDeclaration } from "./declarations/on-bucket.ts"
export type { QueueTriggerDeclaration } from "./declarations/on-queue.ts"
export type { DataStreamDeclaration } from "./declarations/on-stream.ts"
export type { StreamDeclaration } from "./declarations/stream-declaration.ts"
export type { TableStreamDeclaration } from "./declarations/on-table-stream.ts"
export { type DescribedStreamTrigger, streamTriggerNames } from "./declarations/stream-trigger.ts"
export type { TopicTriggerDeclaration } from "./declarations/on-topic.ts"
export type { EventBusDeclaration, EventBusOptions } from "./declarations/event-bus.ts"
export type { EventTriggerDeclaration } from "./declarations/on-event.ts"
export type { ScheduleDeclaration } from "./declarations/schedule.ts"
export { deadLetterQueueId, type DeadLetterOptions, type QueueOptions } from "./declarations/queue.ts"
export type { QueueDeclaration } from "./declarations/queue-declaration.ts"
export { propertyVariable } from "./declarations/resource.ts"
export type { TopicDeclaration } from "./declarations/topic-declaration.ts"
export type { DescribedSubscription } from "./declarations/topic-subscription.ts"
export { type TriggerDeclaration, triggerFunctionId } from "./declarations/trigger.ts"
export type { StateMachineDeclaration } from "./declarations/state-machine-declaration.ts"
export type { TableDeclaration } from "./declarations/table-declaration.ts"
export { tableVariable, type KeyAttribute, type TableOptions } from "./declarations/table.ts"
export type { UserPoolDeclaration } from "./declarations/user-pool-declaration.ts"
export { clientVariable, type UserPoolClientOptions, userPoolVariable } from "./declarations/user-pool.ts"
export type { WebSocketDeclaration } from "./declarations/web-socket/web-socket-declaration.ts"
export { createHandler, type Handler, type HandlerOptions } from "./dispatch/create-handler.ts"
export type { RouteScopes, Serves } from "./dispatch/served-methods.ts"
export { defaultBinaryMediaTypes } from "./http/binary-media-types.ts"
export { corsHeaders, corsOf, type Cors } from "./http/cors.ts"
export { jsonTypes } from "./http/media-type.ts"
export { authorizer } from "./kinds/authorizer.ts"
export { functionUrl } from "./kinds/function-url.ts"
export { http } from "./kinds/http.ts"
export { httpApi } from "./kinds/http-api.ts"
export { httpApiAuthorizer } from "./kinds/http-api-authorizer.ts"
export { lambda } from "./kinds/lambda.ts"
export { onBucket } from "./kinds/on-bucket.ts"
export { onEvent } from "./kinds/on-event.ts"
export { onQueue } from "./kinds/on-queue.ts"
export { onStream } from "./kinds/on-stream.ts"
export { onTableStream } from "./kinds/on-table-stream.ts"
export { webSocket } from "./kinds/web-socket.ts"
export { onTopic } from "./kinds/on-topic.ts"
export { runtimeKinds, type KindName } from "./kinds/index.ts"
export type { Runner, RuntimeKind } from "./kinds/runtime-kind.ts"
export {
  createStreamingHandler,
  type ResponseStream,
  type StreamingHandler,
} from "./streaming/create-streaming-handler.ts"
export { schedule } from "./kinds/schedule.ts"
export { table } from "./kinds/table.ts"
export type { AslDefinition, AslScope, AslState } from "./workflows/asl-definition.ts"
