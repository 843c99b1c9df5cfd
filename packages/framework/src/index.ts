export { App } from "./app.ts"
export { currentRequest } from "./current-request.ts"
export { Alarm, type AlarmOptions, type AlarmTarget } from "./declarations/alarm.ts"
export type { ApiOptions, GatewayResponseOptions } from "./declarations/api-options.ts"
export type { RequestSource, ResourcePolicyOptions, ResourcePolicyStatement } from "./declarations/source-options.ts"
export type { ApiCacheOptions, RouteCacheOptions } from "./declarations/cache-options.ts"
export {
  Dashboard,
  type DashboardOptions,
  type DashboardWidget,
  type MetricWidget,
  type TextWidget,
} from "./declarations/dashboard.ts"
export type { DomainOptions, MutualTlsOptions } from "./declarations/domain-options.ts"
export type * from "./declarations/waf-options.ts"
export type { AccessLogOptions, CanaryOptions, ExecutionLogOptions } from "./declarations/stage-options.ts"
export type { ApiKeyOptions, QuotaOptions, ThrottleOptions, UsagePlanOptions } from "./declarations/limit-options.ts"
export type {
  AppOptions,
  AuthorizerClass,
  AuthorizerSource,
  ControllerClass,
  HandlerClass,
} from "./declarations/app-options.ts"
export { authorizer, type AuthorizerOptions, type AuthorizerType } from "./declarations/authorizer.ts"
export type { AuthorizerValue } from "./declarations/authorizers/authorizer-value.ts"
export {
  cognitoAuthorizer,
  type CognitoAuthorizer,
  type UserPoolSource,
} from "./declarations/authorizers/cognito-authorizer.ts"
export { existingAuthorizer, type ExistingAuthorizer } from "./declarations/authorizers/existing-authorizer.ts"
export { iamAuthorizer, type IamAuthorizer } from "./declarations/authorizers/iam-authorizer.ts"
export { jwtAuthorizer, type JwtAuthorizer } from "./declarations/authorizers/jwt-authorizer.ts"
export { controller, type ControllerOptions } from "./declarations/controller.ts"
export type {
  Declaration,
  DestinationTarget,
  FunctionSettings,
  MethodDeclaration,
  SourceLocation,
  VpcOptions,
} from "./declarations/declaration.ts"
export { functionOf, type FunctionHandle } from "./declarations/function-of.ts"
export type { FunctionUrlOptions } from "./declarations/function-url-options.ts"
export type {
  CfnIntrinsic,
  IamConditionValue,
  IamResource,
  IamStatement,
  IamStatements,
  ResourceHandle,
} from "./declarations/iam.ts"
export { awsIntegration, type AwsIntegrationOptions } from "./declarations/integrations/aws-integration.ts"
export type { ArnSource, AwsOptions } from "./declarations/integrations/aws-options.ts"
export { deleteItem, type DeleteItemOptions } from "./declarations/integrations/delete-item.ts"
export { existingFunction, type ExistingFunctionOptions } from "./declarations/integrations/existing-function.ts"
export { getItem, type GetItemOptions } from "./declarations/integrations/get-item.ts"
export { httpIntegration, type HttpIntegrationOptions } from "./declarations/integrations/http-integration.ts"
export { httpProxy, type HttpProxyOptions } from "./declarations/integrations/http-proxy.ts"
export type { IntegrationTarget } from "./declarations/integrations/integration-target.ts"
export { integration, type Integration, type IntegrationOptions } from "./declarations/integrations/integration.ts"
export type * from "./declarations/integrations/mapping-options.ts"
export { mock, type MockOptions } from "./declarations/integrations/mock.ts"
export { publish, type PublishOptions } from "./declarations/integrations/publish.ts"
export { putEvents, type PutEventsOptions } from "./declarations/integrations/put-events.ts"
export { putItem, type PutItemOptions } from "./declarations/integrations/put-item.ts"
export { query, type QueryOptions } from "./declarations/integrations/query.ts"
export { sendMessage, type SendMessageOptions } from "./declarations/integrations/send-message.ts"
export { startExecution, type StartExecutionOptions } from "./declarations/integrations/start-execution.ts"
export { startSyncExecution } from "./declarations/integrations/start-sync-execution.ts"
export type { AttributeTemplate, AttributeTemplates } from "./declarations/integrations/table-options.ts"
export { updateItem, type UpdateItemOptions } from "./declarations/integrations/update-item.ts"
export { vpcLink, type VpcLink, type VpcLinkOptions } from "./declarations/integrations/vpc-link.ts"
export { lambda, type LambdaTriggerOptions } from "./declarations/lambda.ts"
export {
  type FunctionMetric,
  functionMetric,
  type MetricSource,
  type QueueMetric,
  queueMetric,
  type ResourceName,
  type StateMachineMetric,
  stateMachineMetric,
  type TableMetric,
  tableMetric,
} from "./declarations/metric-source.ts"
export { existingParameter, Parameter } from "./declarations/parameter.ts"
export type { ExistingParameter, ParameterOptions } from "./declarations/parameter.ts"
export type { PathParams } from "./declarations/path-params.ts"
export type { EventFilter } from "./declarations/event-filter.ts"
export { Bucket, existingBucket } from "./declarations/bucket.ts"
export type * from "./declarations/bucket.ts"
export { type BucketEventName, type BucketTriggerOptions, onBucket } from "./declarations/on-bucket.ts"
export { EventBus, existingEventBus, type EventBusOptions } from "./declarations/event-bus.ts"
export type * from "./declarations/event-pattern.ts"
export { onEvent, type ArchiveOptions, type EventTriggerOptions } from "./declarations/on-event.ts"
export { existingLogGroup, functionLogGroup } from "./declarations/log-group.ts"
export type { ExistingLogGroup, FunctionLogGroup, LogGroup } from "./declarations/log-group.ts"
export { type LogTriggerOptions, onLog } from "./declarations/on-log.ts"
export { onQueue, type QueueTriggerOptions } from "./declarations/on-queue.ts"
export { onStream, type DataStreamOptions } from "./declarations/on-stream.ts"
export { onTableStream, type TableStreamOptions } from "./declarations/on-table-stream.ts"
export { existingStream, Stream, type StreamOptions } from "./declarations/stream.ts"
export type { StreamTriggerOptions } from "./declarations/stream-trigger.ts"
export { onTopic, type TopicTriggerOptions } from "./declarations/on-topic.ts"
export { onEmail, type EmailTriggerOptions } from "./declarations/on-email.ts"
export { onUserPool, type UserPoolTriggerOptions } from "./declarations/on-user-pool.ts"
export {
  existingQueue,
  Queue,
  type DeadLetterOptions,
  type FifoOptions,
  type QueueOptions,
  type QueueWithDeadLetters,
} from "./declarations/queue.ts"
export type { ExistingResource } from "./declarations/resource.ts"
export { route, type RouteOptions } from "./declarations/route.ts"
export { schedule, type ScheduleOptions } from "./declarations/schedule.ts"
export {
  at,
  type AtExpression,
  cron,
  type CronExpression,
  type CronOptions,
  rate,
  type RateExpression,
  type RateUnit,
  type ScheduleExpression,
} from "./declarations/schedule-expression.ts"
export {
  existingSecret,
  type ExistingSecret,
  type GeneratedCharacters,
  type GenerateOptions,
  Secret,
  type SecretOptions,
} from "./declarations/secret.ts"
export type { RouteSchemas, Schema } from "./declarations/schemas.ts"
export {
  existingStateMachine,
  StateMachine,
  type DocumentOptions,
  type ExecutionInput,
  type ExecutionOutput,
  type StateMachineLogs,
  type StateMachineOptions,
  type Substitution,
  type WorkflowOptions,
} from "./declarations/state-machine.ts"
export {
  existingTable,
  type ExistingTable,
  Table,
  type KeyAttribute,
  type LocalTableIndex,
  type TableIndex,
  type TableOptions,
  type Throughput,
} from "./declarations/table.ts"
export { existingTopic, Topic, type TopicFifoOptions, type TopicOptions } from "./declarations/topic.ts"
export type { QueueSubscription, SubscriptionOptions } from "./declarations/topic-subscription.ts"
export { UserPool, type UserPoolClientOptions, type UserPoolOptions } from "./declarations/user-pool.ts"
export type { Handler } from "./dispatch/create-handler.ts"
export type { Middleware } from "./dispatch/run-middleware.ts"
export type { BucketRecord } from "./events/bucket-record.ts"
export type { S3BridgeEvent, S3Event, S3EventRecord } from "./events/s3-event.ts"
export type { FunctionUrlCaller, FunctionUrlEvent, FunctionUrlResult } from "./events/function-url-event.ts"
export type { LambdaRequest } from "./events/lambda-request.ts"
export type { EmailEvent, EmailEventRecord, EmailMail, EmailReceipt } from "./events/email-event.ts"
export type { EmailDisposition, EmailRequest, StoredEmail } from "./events/email-request.ts"
export type { BusEvent } from "./events/bus-event.ts"
export type { EventBridgeEvent } from "./events/event-bridge-event.ts"
export type { ScheduledRun } from "./events/scheduled-run.ts"
export type { ScheduleEvent } from "./events/schedule-event.ts"
export type { LogRecord } from "./events/log-record.ts"
export type { LogEvent, LogsData, LogsEvent } from "./events/logs-event.ts"
export type { QueueMessage } from "./events/queue-message.ts"
export type { SnsEvent, SnsRecord } from "./events/sns-event.ts"
export type { SqsEvent, SqsRecord } from "./events/sqs-event.ts"
export type { DataRecord } from "./events/data-record.ts"
export type { KinesisEvent, KinesisEventRecord } from "./events/kinesis-event.ts"
export type { TableRecord } from "./events/table-record.ts"
export type { TableStreamEvent, TableStreamEventRecord } from "./events/table-stream-event.ts"
export type { TopicMessage } from "./events/topic-message.ts"
export type {
  ChallengeResult,
  ClaimChanges,
  GroupConfiguration,
  TokenTriggerVersion,
  UserPoolEvent,
  UserPoolRequest,
  UserPoolResponse,
  UserPoolTriggerName,
  UserPoolTriggers,
} from "./events/user-pool-event.ts"
export { allow, deny, type AllowedRoute, type AllowOptions, type AuthorizerPolicy } from "./http/access-policy.ts"
export type { RequestAuthorizerRequest, TokenAuthorizerRequest } from "./http/authorizer-request.ts"
export type { CorsOptions } from "./http/cors.ts"
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  HttpError,
  InternalServerError,
  MethodNotAllowedError,
  NotAcceptableError,
  NotFoundError,
  RequestTimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
  UnsupportedMediaType,
  type HttpErrorOptions,
  type RequestFault,
} from "./http/http-error.ts"
export type { HttpMiddleware } from "./http/http-middleware.ts"
export type { ReplyHeaders } from "./http/reply-headers.ts"
export { created, noContent, redirect, reply, type Reply, type ReplyOptions } from "./http/reply.ts"
export type { LambdaContext, RestEvent } from "./http/rest-event.ts"
export type { RequestAuth, RouteRequest } from "./http/route-request.ts"
export { onConnect, type ConnectOptions } from "./declarations/web-socket/on-connect.ts"
export { onDisconnect } from "./declarations/web-socket/on-disconnect.ts"
export { onMessage, type MessageOptions } from "./declarations/web-socket/on-message.ts"
export type { WebSocketOptions } from "./declarations/web-socket/web-socket-options.ts"
export type { WebSocketEvent, WebSocketRequestContext } from "./web-socket/web-socket-event.ts"
export type {
  ConnectRequest,
  DisconnectRequest,
  MessageRequest,
  WebSocketRequest,
} from "./web-socket/web-socket-request.ts"
export { createLambdaHandler } from "./lambda.ts"
export type { AslDefinition, AslScope, AslState } from "./workflows/asl-definition.ts"
export type { Choice, Failure, Flow, Try } from "./workflows/flow.ts"
export type {
  CallbackOptions,
  ErrorName,
  MapOptions,
  RetryOptions,
  StepOptions,
  TaskOptions,
} from "./workflows/step-options.ts"
export type { Given, Value } from "./workflows/value.ts"
