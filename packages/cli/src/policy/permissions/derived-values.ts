import { text } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { ResponseValue, TextPart, Value, ValueSet } from "../interpreter/value.ts"
import type { FoundResources } from "./found-resources.ts"
import { readInput } from "./input-reader.ts"

/** How a value in an answer names a resource: as the one on which the request itself needed an action. */
interface Origin {
  /** The action whose resource in the request is meant. */
  readonly action: string
  /** A part of that ARN and what stands in its place. */
  readonly rewrite?: readonly [from: string, to: string]
  readonly suffix?: string
}

const execution: Origin = { action: "states:StartExecution", rewrite: [":stateMachine:", ":execution:"], suffix: ":*" }
const express: Origin = {
  action: "states:StartSyncExecution",
  rewrite: [":stateMachine:", ":express:"],
  suffix: ":*:*",
}
const table: Origin = { action: "dynamodb:DescribeTable" }
const tableStream: Origin = { action: "dynamodb:DescribeTable", suffix: "/stream/*" }
const stream: Origin = { action: "dynamodb:GetShardIterator" }
const kinesisStream: Origin = { action: "kinesis:DescribeStream" }
const consumer: Origin = { action: "kinesis:DescribeStream", suffix: "/consumer/*" }
const workGroup: Origin = { action: "athena:StartQueryExecution" }
const secret: Origin = { action: "secretsmanager:DescribeSecret" }
const lambdaFunction: Origin = { action: "lambda:GetFunction" }

const configuration: Origin = { action: "appconfig:GetLatestConfiguration" }

/** By client, operation and path in the answer. */
const origins: Readonly<Record<string, Origin>> = {
  "appconfigdata.GetLatestConfiguration.NextPollConfigurationToken": configuration,
  "appconfigdata.StartConfigurationSession.InitialConfigurationToken": configuration,
  "athena.CreateNamedQuery.NamedQueryId": workGroup,
  "athena.ListNamedQueries.NamedQueryIds.[]": workGroup,
  "athena.ListQueryExecutions.QueryExecutionIds.[]": workGroup,
  "athena.StartQueryExecution.QueryExecutionId": workGroup,
  "cloudwatch-logs.StartQuery.queryId": { action: "logs:StartQuery" },
  "dynamodb-streams.DescribeStream.StreamDescription.StreamArn": stream,
  "dynamodb-streams.GetRecords.NextShardIterator": { action: "dynamodb:GetRecords" },
  "dynamodb-streams.GetShardIterator.ShardIterator": stream,
  "dynamodb-streams.ListStreams.Streams.[].StreamArn": tableStream,
  "dynamodb.CreateTable.TableDescription.LatestStreamArn": tableStream,
  "dynamodb.CreateTable.TableDescription.TableArn": table,
  "dynamodb.CreateTable.TableDescription.TableName": table,
  "dynamodb.DescribeTable.Table.LatestStreamArn": tableStream,
  "dynamodb.DescribeTable.Table.TableArn": table,
  "dynamodb.DescribeTable.Table.TableName": table,
  "kinesis.DescribeStream.StreamDescription.StreamARN": kinesisStream,
  "kinesis.DescribeStream.StreamDescription.StreamName": kinesisStream,
  "kinesis.DescribeStreamConsumer.ConsumerDescription.ConsumerARN": consumer,
  "kinesis.DescribeStreamSummary.StreamDescriptionSummary.StreamARN": kinesisStream,
  "kinesis.GetRecords.NextShardIterator": { action: "kinesis:GetRecords" },
  "kinesis.GetShardIterator.ShardIterator": kinesisStream,
  "kinesis.ListStreamConsumers.Consumers.[].ConsumerARN": consumer,
  "kinesis.RegisterStreamConsumer.Consumer.ConsumerARN": consumer,
  "kms.DescribeKey.KeyMetadata.Arn": { action: "kms:DescribeKey" },
  "kms.DescribeKey.KeyMetadata.KeyId": { action: "kms:DescribeKey" },
  "lambda.CreateFunction.FunctionArn": lambdaFunction,
  "lambda.CreateFunction.FunctionName": lambdaFunction,
  "lambda.GetFunction.Configuration.FunctionArn": lambdaFunction,
  "lambda.GetFunction.Configuration.FunctionName": lambdaFunction,
  "lambda.GetFunctionConfiguration.FunctionArn": lambdaFunction,
  "lambda.GetFunctionConfiguration.FunctionName": lambdaFunction,
  "secrets-manager.CreateSecret.ARN": secret,
  "secrets-manager.CreateSecret.Name": secret,
  "secrets-manager.DescribeSecret.ARN": secret,
  "secrets-manager.DescribeSecret.Name": secret,
  "sfn.CreateStateMachine.stateMachineArn": { action: "states:CreateStateMachine" },
  "sfn.ListExecutions.executions.[].executionArn": execution,
  "sfn.StartExecution.executionArn": execution,
  "sfn.StartSyncExecution.executionArn": express,
  "sns.CreateTopic.TopicArn": { action: "sns:CreateTopic" },
  "sqs.CreateQueue.QueueUrl": { action: "sqs:CreateQueue" },
  "sqs.GetQueueUrl.QueueUrl": { action: "sqs:GetQueueUrl" },
}

// Answers whose requests are being looked at just now.
const deriving = new Set<string>()

/** Values that come from answers of AWS, as the ARNs that the request tells; all others as they are. */
export function derivedValues(values: ValueSet, event: SdkEvent, find: FindResources): ValueSet {
  return values.flatMap((value) => (value.kind === "response" ? (derive(value, event, find) ?? [value]) : [value]))
}

/** Finds the resources of an action in a request. */
type FindResources = (action: string, event: SdkEvent) => FoundResources

function derive(value: ResponseValue, event: SdkEvent, find: FindResources): ValueSet | undefined {
  const client = value.module === "@aws-sdk/lib-dynamodb" ? "dynamodb" : value.module.replace("@aws-sdk/client-", "")
  const path = `${client}.${value.operation}.${value.path.join(".")}`
  // Some queue of those that begin so.
  if (path === "sqs.ListQueues.QueueUrls.[]") return startingWith(value, "QueueNamePrefix", event)
  const origin = origins[path]
  if (!origin) return undefined
  // In a loop an iterator comes from the request before, which was made with an iterator: the first one tells.
  if (deriving.has(value.key)) return []
  deriving.add(value.key)
  const { module, operation, input } = value
  const { resources, unresolved } = find(origin.action, { module, operation, input, site: event.site })
  deriving.delete(value.key)
  if (unresolved.length > 0) return undefined
  const arns = resources.flatMap(({ resource }) => rewritten(resource, origin) ?? [])
  return arns.length === resources.length ? arns : undefined
}

function startingWith({ input, ...origin }: ResponseValue, parameter: string, event: SdkEvent): ValueSet | undefined {
  const values = readInput({ ...origin, input, site: event.site }, parameter)
  const known = values.flatMap((value) => (value.kind === "text" ? [value] : []))
  if (known.length === 0 || known.length < values.length) return undefined
  return known.map(({ parts }) => text([...parts, { kind: "literal", text: "*" }]))
}

function rewritten(resource: unknown, { rewrite, suffix = "" }: Origin): Value | undefined {
  const [from, to] = rewrite ?? ["", ""]
  const end: readonly TextPart[] = suffix === "" ? [] : [{ kind: "literal", text: suffix }]
  const replaced = (arn: string) => (from === "" ? arn : arn.replace(from, to))
  if (typeof resource === "string") return text([{ kind: "literal", text: replaced(resource) }, ...end])
  if (typeof resource !== "object" || resource === null) return undefined
  const [[name, argument] = ["", undefined]] = Object.entries(resource)
  if (name === "Fn::Sub" && typeof argument === "string")
    return text([{ kind: "template", value: { "Fn::Sub": replaced(argument) } }, ...end])
  return from === "" ? text([{ kind: "template", value: { [name]: argument } }, ...end]) : undefined
}
