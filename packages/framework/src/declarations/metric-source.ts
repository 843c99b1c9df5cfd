import type { Queue } from "./queue.ts"
import type { StateMachine } from "./state-machine.ts"
import type { Table } from "./table.ts"

/** A metric of CloudWatch, as one of the app's resources has it or by its own names. */
export interface MetricSource {
  /** `AWS/SQS`, or that of the app's own `Metrics`. */
  readonly namespace: string
  readonly name: string
  /** By name; a property of a resource stands for its physical name. Default none. */
  readonly dimensions?: Readonly<Record<string, string | ResourceName>> | undefined
}

/** The physical name of what the app declares, or its ARN for a dimension whose name ends so. */
export interface ResourceName {
  /** `queue`, `table`, `stateMachine`, or `function` for a Lambda function. */
  readonly kind: string
  readonly id: string
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export type QueueMetric =
  | "ApproximateAgeOfOldestMessage"
  | "ApproximateNumberOfMessagesDelayed"
  | "ApproximateNumberOfMessagesNotVisible"
  | "ApproximateNumberOfMessagesVisible"
  | "NumberOfEmptyReceives"
  | "NumberOfMessagesDeleted"
  | "NumberOfMessagesReceived"
  | "NumberOfMessagesSent"
  | "SentMessageSize"

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export type FunctionMetric =
  | "AsyncEventAge"
  | "AsyncEventsDropped"
  | "AsyncEventsReceived"
  | "ConcurrentExecutions"
  | "DeadLetterErrors"
  | "DestinationDeliveryFailures"
  | "Duration"
  | "Errors"
  | "Invocations"
  | "IteratorAge"
  | "ProvisionedConcurrencySpilloverInvocations"
  | "ProvisionedConcurrencyUtilization"
  | "Throttles"

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html; those of a whole table. */
export type TableMetric =
  | "ConditionalCheckFailedRequests"
  | "ConsumedReadCapacityUnits"
  | "ConsumedWriteCapacityUnits"
  | "ReadThrottleEvents"
  | "TimeToLiveDeletedItemCount"
  | "TransactionConflict"
  | "WriteThrottleEvents"

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export type StateMachineMetric =
  | "ExecutionThrottled"
  | "ExecutionTime"
  | "ExecutionsAborted"
  | "ExecutionsFailed"
  | "ExecutionsStarted"
  | "ExecutionsSucceeded"
  | "ExecutionsTimedOut"

/** A metric of a queue; `orders.deadLetterQueue` is one too. */
export function queueMetric({ id }: Queue, name: QueueMetric): MetricSource {
  return { namespace: "AWS/SQS", name, dimensions: { QueueName: { kind: "queue", id } } }
}

/** A metric of a table of the app. */
export function tableMetric({ id }: Table, name: TableMetric): MetricSource {
  return { namespace: "AWS/DynamoDB", name, dimensions: { TableName: { kind: "table", id } } }
}

/** A metric of a function of the app, by the id that `tsapi routes` shows: `Api`, `OrderWorkerProcess`. */
export function functionMetric(functionId: string, name: FunctionMetric): MetricSource {
  return { namespace: "AWS/Lambda", name, dimensions: { FunctionName: { kind: "function", id: functionId } } }
}

/** A metric of a workflow. */
export function stateMachineMetric({ id }: StateMachine<never, unknown>, name: StateMachineMetric): MetricSource {
  return { namespace: "AWS/States", name, dimensions: { StateMachineArn: { kind: "stateMachine", id } } }
}
