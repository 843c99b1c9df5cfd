import { rm } from "node:fs/promises"
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest"
import { UserErrors } from "../src/errors/user-error.ts"
import type { CfnTemplate } from "../src/model/cloudformation.ts"
import { inferStack } from "../src/pipeline/build-stack.ts"
import { writeProject } from "./make-project.ts"
import { key, source } from "./options-app.ts"

let projectDir: string
let resources: CfnTemplate["Resources"]
beforeAll(async () => {
  projectDir = await writeProject({ "src/app.ts": source })
  resources = (await inferStack(projectDir, { stage: "dev" })).template.Resources
}, 60_000)
afterAll(() => rm(projectDir, { recursive: true }))

const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] })
const lost = arnOf("LostQueue")
const managed = { SqsManagedSseEnabled: true }

it.each<[id: string, properties: object]>([
  ["LostQueue", { VisibilityTimeout: 30, ReceiveMessageWaitTimeSeconds: 20, KmsMasterKeyId: key }],
  [
    "OrdersQueue",
    {
      ...{ VisibilityTimeout: 90, ReceiveMessageWaitTimeSeconds: 0, MessageRetentionPeriod: 60, DelaySeconds: 5 },
      ...{ MaximumMessageSize: 1024, ...managed },
      RedrivePolicy: { deadLetterTargetArn: lost, maxReceiveCount: 7 },
    },
  ],
  [
    "PrintsQueue",
    {
      ...{ FifoQueue: true, ContentBasedDeduplication: true, DeduplicationScope: "messageGroup" },
      // Six times the timeout of the function that reads it.
      ...{ FifoThroughputLimit: "perMessageGroupId", VisibilityTimeout: 240, ReceiveMessageWaitTimeSeconds: 20 },
      ...managed,
      RedrivePolicy: { deadLetterTargetArn: arnOf("PrintsDeadLettersQueue"), maxReceiveCount: 5 },
    },
  ],
  [
    "PrintsDeadLettersQueue",
    {
      ...{ FifoQueue: true, ContentBasedDeduplication: true, DeduplicationScope: "messageGroup" },
      ...{ FifoThroughputLimit: "perMessageGroupId", VisibilityTimeout: 30, ReceiveMessageWaitTimeSeconds: 20 },
      ...{ MessageRetentionPeriod: 120, ...managed },
    },
  ],
  [
    "WorkersOrderOrdersSource",
    {
      ...{ EventSourceArn: arnOf("OrdersQueue"), FunctionName: arnOf("WorkersOrderFunction"), BatchSize: 100 },
      ...{ MaximumBatchingWindowInSeconds: 20, ScalingConfig: { MaximumConcurrency: 3 }, Enabled: false },
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    },
  ],
  [
    "WorkersPrintPrintsSource",
    {
      ...{ EventSourceArn: arnOf("PrintsQueue"), FunctionName: arnOf("WorkersPrintFunction"), BatchSize: 10 },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    },
  ],
  [
    "WorkersChangedTodosSource",
    {
      EventSourceArn: { "Fn::GetAtt": ["TodosTable", "StreamArn"] },
      ...{ FunctionName: arnOf("WorkersChangedFunction"), StartingPosition: "LATEST", BatchSize: 5 },
      ...{ MaximumBatchingWindowInSeconds: 3, ParallelizationFactor: 2, MaximumRetryAttempts: 4 },
      ...{ MaximumRecordAgeInSeconds: 600, BisectBatchOnFunctionError: true },
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["REMOVE"]}' }] },
      DestinationConfig: { OnFailure: { Destination: lost } },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    },
  ],
  [
    "WorkersClickedClicksSource",
    {
      ...{ EventSourceArn: arnOf("ClicksStream"), FunctionName: arnOf("WorkersClickedFunction"), BatchSize: 100 },
      ...{ StartingPosition: "TRIM_HORIZON", Enabled: false, FunctionResponseTypes: ["ReportBatchItemFailures"] },
    },
  ],
  [
    "ClicksStream",
    {
      ...{ StreamModeDetails: { StreamMode: "PROVISIONED" }, ShardCount: 2, RetentionPeriodHours: 48 },
      StreamEncryption: { EncryptionType: "KMS", KeyId: key },
    },
  ],
  [
    "ReleasesTopic",
    {
      ...{ FifoTopic: true, ContentBasedDeduplication: true, FifoThroughputScope: "MessageGroup", DisplayName: "New" },
      ...{ KmsMasterKeyId: "alias/aws/sns", SignatureVersion: "1", TracingConfig: "Active" },
    },
  ],
  [
    "ShopEventBus",
    {
      ...{ Name: { "Fn::Sub": "${AWS::StackName}-Shop" }, Description: "Sales", KmsKeyIdentifier: key },
      DeadLetterConfig: { Arn: lost },
    },
  ],
  [
    "WorkersSoldRule",
    {
      EventBusName: { Ref: "ShopEventBus" },
      EventPattern: { source: ["shop"], detail: { total: [{ numeric: [">", 5] }] } },
      ...{ Description: "Big sales", State: "DISABLED" },
      Targets: [
        {
          ...{ Id: "Function", Arn: arnOf("WorkersSoldFunction"), DeadLetterConfig: { Arn: lost } },
          RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 6 },
        },
      ],
    },
  ],
  [
    "WorkersSoldArchive",
    {
      SourceArn: arnOf("ShopEventBus"),
      EventPattern: { source: ["shop"], detail: { total: [{ numeric: [">", 5] }] } },
      KmsKeyIdentifier: "arn:aws:kms:eu-west-1:123456789012:key/k",
      RetentionDays: 30,
    },
  ],
  [
    "WorkersStoredArchive",
    {
      SourceArn: { "Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default" },
      EventPattern: { source: ["warehouse"] },
    },
  ],
  [
    "WorkersMorningSchedule",
    {
      ...{ ScheduleExpression: "cron(0 8 ? * MON-FRI *)", ScheduleExpressionTimezone: "Europe/Berlin" },
      ...{ StartDate: "2026-01-01T00:00:00.000Z", EndDate: "2027-01-01T00:00:00.000Z", State: "DISABLED" },
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 15 },
      Description: "Mornings",
      Target: {
        ...{ Arn: arnOf("WorkersMorningFunction"), RoleArn: arnOf("WorkersMorningScheduleRole") },
        Input: expect.stringContaining('"input":{"full":true}'),
        RetryPolicy: { MaximumEventAgeInSeconds: 120, MaximumRetryAttempts: 3 },
        DeadLetterConfig: { Arn: lost },
      },
    },
  ],
  [
    "WorkersOnce2Schedule",
    {
      ...{ ScheduleExpression: "at(2026-12-24T18:00:00)", ScheduleExpressionTimezone: "Europe/Berlin" },
      ...{ State: "ENABLED", FlexibleTimeWindow: { Mode: "OFF" } },
      Target: {
        ...{ Arn: arnOf("WorkersOnceFunction"), RoleArn: arnOf("WorkersOnceScheduleRole") },
        Input: expect.any(String),
      },
    },
  ],
  [
    "LateAlarm",
    {
      ...{ AlarmDescription: "Orders wait", Namespace: "AWS/SQS", MetricName: "ApproximateAgeOfOldestMessage" },
      Dimensions: [{ Name: "QueueName", Value: { "Fn::GetAtt": ["OrdersQueue", "QueueName"] } }],
      ...{ Statistic: "Maximum", Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 60 },
      ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "notBreaching" },
      AlarmActions: [{ Ref: "AlarmsTopic" }],
      OKActions: ["arn:aws:sns:eu-west-1:123456789012:calm"],
    },
  ],
])("gives %s the options that the app gave it", (id, properties) => {
  expect(resources[id]?.Properties).toEqual(properties)
})

it("gives a bucket the options that the app gave it", () => {
  expect(resources["PhotosBucket"]?.Properties).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" }, BucketKeyEnabled: true },
      ],
    },
    VersioningConfiguration: { Status: "Enabled" },
    LifecycleConfiguration: {
      Rules: [
        {
          ...{ Id: "Rule1", Status: "Enabled", Prefix: "tmp/", TagFilters: [{ Key: "kind", Value: "draft" }] },
          ...{ ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 3 } },
          Transitions: [{ StorageClass: "GLACIER_IR", TransitionInDays: 2 }],
        },
        { Id: "Rule2", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      ],
    },
    CorsConfiguration: {
      CorsRules: [
        {
          ...{ AllowedOrigins: ["https://a.example"], AllowedMethods: ["PUT"], AllowedHeaders: ["x-a"] },
          ...{ ExposedHeaders: ["etag"], MaxAge: 60 },
        },
      ],
    },
  })
})

it("gives a workflow the options that the app gave it", () => {
  expect(resources["PricingStateMachine"]?.Properties).toMatchObject({
    ...{ Definition: { TimeoutSeconds: 60 }, StateMachineType: "EXPRESS", TracingConfiguration: { Enabled: true } },
    LoggingConfiguration: { Level: "FATAL", IncludeExecutionData: true },
  })
  expect(resources["PricingStateMachineLogs"]?.Properties).toMatchObject({ RetentionInDays: 7 })
})

it.each([
  [
    "a queue that shows a message again while a function may still work on it",
    ["visibilityTimeout: 90", "visibilityTimeout: 9"],
    "visibilityTimeout is 9, and a function that takes its messages has 10 seconds",
    'new Queue("Orders"',
  ],
  [
    "a step that is tried again less than never",
    [".price()", ".price(undefined, { retry: { maxAttempts: -1 } })"],
    'the state "Workers.price" has a Retry with MaxAttempts -1',
    ".price(",
  ],
] as const)("refuses %s", async (_, [from, to], message, at) => {
  const wrong = source.replace(from, to)
  const directory = await writeProject({ "src/app.ts": wrong })
  onTestFinished(() => rm(directory, { recursive: true }))
  const error: unknown = await inferStack(directory, { stage: "dev" }).catch((thrown: unknown) => thrown)
  const [first] = error instanceof UserErrors ? error.errors : [error]
  const line = 1 + wrong.split("\n").findIndex((text) => text.includes(at))
  expect(first).toMatchObject({ message: expect.stringContaining(message), location: { file: "src/app.ts", line } })
})
