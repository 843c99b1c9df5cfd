import { describe, expect, it } from "vitest"
import { grantsOfCall } from "../../test/policy/service-call.ts"

const url = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs"
const jobs = "arn:${AWS::Partition}:sqs:eu-west-1:123456789012:jobs"
const topic = "arn:aws:sns:eu-west-1:123456789012:news"
const machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:order"
const execution = "arn:aws:states:eu-west-1:123456789012:execution:order:1"
const stream = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"
const role = "arn:aws:iam::123456789012:role/x"
const fn = "arn:aws:lambda:us-east-1:999999999999:function:worker"

describe("SQS", () => {
  it.each([
    ["SendMessage", `{ QueueUrl: "${url}" }`, [`sqs:SendMessage ${jobs}`]],
    ["SendMessage", `{ QueueUrl: "${url}.fifo" }`, [`sqs:SendMessage ${jobs}.fifo`]],
    [
      "SendMessage",
      `{ QueueUrl: "https://queue.amazonaws.com/123456789012/jobs" }`,
      ["sqs:SendMessage arn:${AWS::Partition}:sqs:us-east-1:123456789012:jobs"],
    ],
    [
      "SendMessage",
      `{ QueueUrl: "https://eu-west-1.queue.amazonaws.com/123456789012/jobs" }`,
      [`sqs:SendMessage ${jobs}`],
    ],
    [
      "SendMessage",
      `{ QueueUrl: "https://vpce-1-2.sqs.eu-west-1.vpce.amazonaws.com/123456789012/jobs" }`,
      [`sqs:SendMessage ${jobs}`],
    ],
    [
      "SendMessage",
      "{ QueueUrl: `https://sqs.eu-west-1.amazonaws.com/123456789012/tenant-${request.params.id}` }",
      [
        "sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:tenant-*",
        expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*QueueUrl/),
      ],
    ],
    ["ReceiveMessage", `{ QueueUrl: "${url}" }`, [`sqs:ReceiveMessage ${jobs}`]],
    ["DeleteMessage", `{ QueueUrl: "${url}" }`, [`sqs:DeleteMessage ${jobs}`]],
    ["DeleteMessageBatch", `{ QueueUrl: "${url}" }`, [`sqs:DeleteMessage ${jobs}`]],
    ["ChangeMessageVisibilityBatch", `{ QueueUrl: "${url}" }`, [`sqs:ChangeMessageVisibility ${jobs}`]],
    ["GetQueueAttributes", `{ QueueUrl: "${url}" }`, [`sqs:GetQueueAttributes ${jobs}`]],
    ["GetQueueUrl", `{ QueueName: "jobs" }`, ["sqs:GetQueueUrl jobs"]],
    ["CreateQueue", `{ QueueName: "jobs", tags: { a: "b" } }`, ["sqs:CreateQueue jobs", "sqs:TagQueue jobs"]],
    ["PurgeQueue", `{ QueueUrl: "${url}" }`, [`sqs:PurgeQueue ${jobs}`]],
    ["ListQueues", `{}`, ["sqs:ListQueues *"]],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("sqs", command, input)).toEqual(grants)
  })
})

describe("SNS", () => {
  it.each([
    ["Publish", `{ TopicArn: "${topic}" }`, [`sns:Publish ${topic}`]],
    ["Publish", `{ TargetArn: "${topic}" }`, [`sns:Publish ${topic}`]],
    ["Publish", `{ PhoneNumber: "+15551234567" }`, ["sns:Publish *"]],
    ["PublishBatch", `{ TopicArn: "${topic}" }`, [`sns:Publish ${topic}`]],
    ["Subscribe", `{ TopicArn: "${topic}" }`, [`sns:Subscribe ${topic}`]],
    ["Unsubscribe", `{ SubscriptionArn: "${topic}:1-2" }`, [`sns:Unsubscribe ${topic}`]],
    ["CreateTopic", `{ Name: "news", Tags: [] }`, ["sns:CreateTopic news", "sns:TagResource news"]],
    ["TagResource", `{ ResourceArn: "${topic}" }`, [`sns:TagResource ${topic}`]],
    ["CreatePlatformEndpoint", `{ Token: "x" }`, ["sns:CreatePlatformEndpoint *"]],
    ["ListSubscriptionsByTopic", `{ TopicArn: "${topic}" }`, [`sns:ListSubscriptionsByTopic ${topic}`]],
    ["ListTopics", `{}`, ["sns:ListTopics *"]],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("sns", command, input)).toEqual(grants)
  })
})

describe("Lambda", () => {
  it.each([
    ["Invoke", `{ FunctionName: "worker:live" }`, ["lambda:InvokeFunction function:worker:live"]],
    ["Invoke", `{ FunctionName: "${fn}", Qualifier: "2" }`, [`lambda:InvokeFunction ${fn}:2`]],
    [
      "Invoke",
      `{ FunctionName: "999999999999:function:worker" }`,
      ["lambda:InvokeFunction arn:${AWS::Partition}:lambda:${AWS::Region}:999999999999:function:worker"],
    ],
    ["InvokeWithResponseStream", `{ FunctionName: "worker" }`, ["lambda:InvokeFunction function:worker"]],
    ["GetFunction", `{ FunctionName: "worker" }`, ["lambda:GetFunction function:worker"]],
    ["UpdateAlias", `{ FunctionName: "worker", Name: "live" }`, ["lambda:UpdateAlias function:worker"]],
    ["CreateEventSourceMapping", `{ FunctionName: "worker" }`, ["lambda:CreateEventSourceMapping *"]],
    ["UpdateEventSourceMapping", `{ UUID: "u" }`, ["lambda:UpdateEventSourceMapping event-source-mapping:u"]],
    ["ListFunctions", `{}`, ["lambda:ListFunctions *"]],
    ["TagResource", `{ Resource: "${fn}" }`, [`lambda:TagResource ${fn}`]],
    [
      "PutProvisionedConcurrencyConfig",
      `{ FunctionName: "worker", Qualifier: "live" }`,
      ["lambda:PutProvisionedConcurrencyConfig function:worker:live"],
    ],
    [
      "CreateFunction",
      `{ FunctionName: "f", Role: "${role}", Layers: ["arn:aws:lambda:eu-west-1:1:layer:l:3"], Code: { S3Bucket: "b", S3Key: "k" } }`,
      [
        `iam:PassRole ${role}`,
        "lambda:CreateFunction function:f",
        "lambda:GetLayerVersion arn:aws:lambda:eu-west-1:1:layer:l:3",
        "s3:GetObject b/k",
      ],
    ],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("lambda", command, input)).toEqual(grants)
  })
})

describe("Step Functions", () => {
  it.each([
    ["StartExecution", `{ stateMachineArn: "${machine}" }`, [`states:StartExecution ${machine}`]],
    ["StartExecution", `{ stateMachineArn: "${machine}:live" }`, [`states:StartExecution ${machine}:live`]],
    ["StartSyncExecution", `{ stateMachineArn: "${machine}" }`, [`states:StartSyncExecution ${machine}`]],
    ["DescribeExecution", `{ executionArn: "${execution}" }`, [`states:DescribeExecution ${execution}`]],
    ["StopExecution", `{ executionArn: "${execution}" }`, [`states:StopExecution ${execution}`]],
    ["ListExecutions", `{ stateMachineArn: "${machine}" }`, [`states:ListExecutions ${machine}`]],
    ["DescribeStateMachine", `{ stateMachineArn: "${machine}" }`, [`states:DescribeStateMachine ${machine}`]],
    ["SendTaskHeartbeat", `{ taskToken: request.body }`, ["states:SendTaskHeartbeat *"]],
    ["ListStateMachines", `{}`, ["states:ListStateMachines *"]],
    [
      "GetExecutionHistory",
      `{ executionArn: request.params.arn }`,
      ["states:GetExecutionHistory execution:*:*", expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*executionArn/)],
    ],
    [
      "CreateStateMachine",
      `{ name: "m", roleArn: "${role}" }`,
      [`iam:PassRole ${role}`, "states:CreateStateMachine stateMachine:m"],
    ],
  ])("%s %s", async (command, input, grants) => {
    expect(await grantsOfCall("sfn", command, input)).toEqual(grants)
  })
})

describe("EventBridge and its scheduler", () => {
  it.each([
    ["eventbridge", "PutEvents", `{ Entries: [{ Source: "x" }] }`, ["events:PutEvents event-bus/default"]],
    [
      "eventbridge",
      "PutEvents",
      `{ Entries: [{ EventBusName: "arn:aws:events:eu-west-1:1:event-bus/orders" }] }`,
      ["events:PutEvents arn:aws:events:eu-west-1:1:event-bus/orders"],
    ],
    [
      "eventbridge",
      "PutRule",
      `{ Name: "r", EventBusName: "orders", ScheduleExpression: "rate(1 day)" }`,
      ["events:PutRule rule/orders/r"],
    ],
    ["eventbridge", "PutRule", `{ Name: "r" }`, ["events:PutRule rule/r"]],
    [
      "eventbridge",
      "PutTargets",
      `{ Rule: "r", EventBusName: "arn:aws:events:eu-west-1:1:event-bus/orders", Targets: [{ RoleArn: "${role}" }] }`,
      ["events:PutTargets rule/orders/r", `iam:PassRole ${role}`],
    ],
    ["eventbridge", "DeleteRule", `{ Name: "r" }`, ["events:DeleteRule rule/r"]],
    ["eventbridge", "ListRules", `{}`, ["events:ListRules *"]],
    ["scheduler", "DeleteSchedule", `{ Name: "s" }`, ["scheduler:DeleteSchedule schedule/default/s"]],
    ["scheduler", "GetSchedule", `{ Name: "s", GroupName: "g" }`, ["scheduler:GetSchedule schedule/g/s"]],
    ["scheduler", "CreateScheduleGroup", `{ Name: "g" }`, ["scheduler:CreateScheduleGroup schedule-group/g"]],
    ["scheduler", "ListSchedules", `{}`, ["scheduler:ListSchedules *"]],
    [
      "scheduler",
      "UpdateSchedule",
      "{ Name: `reminder-${request.params.id}`, GroupName: 'g', Target: {} }",
      ["scheduler:UpdateSchedule schedule/g/reminder-*", expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*Name/)],
    ],
  ])("%s %s %s", async (service, command, input, grants) => {
    expect(await grantsOfCall(service, command, input)).toEqual(grants)
  })
})

describe("Kinesis and Firehose", () => {
  it.each([
    ["kinesis", "PutRecords", `{ StreamARN: "${stream}" }`, [`kinesis:PutRecords ${stream}`]],
    ["kinesis", "PutRecord", `{ StreamName: "clicks" }`, ["kinesis:PutRecord stream/clicks"]],
    ["kinesis", "GetShardIterator", `{ StreamName: "clicks" }`, ["kinesis:GetShardIterator stream/clicks"]],
    ["kinesis", "DescribeStreamSummary", `{ StreamName: "clicks" }`, ["kinesis:DescribeStreamSummary stream/clicks"]],
    ["kinesis", "ListShards", `{ StreamARN: "${stream}" }`, [`kinesis:ListShards ${stream}`]],
    ["kinesis", "ListStreams", `{}`, ["kinesis:ListStreams *"]],
    [
      "kinesis",
      "SubscribeToShard",
      `{ ConsumerARN: "${stream}/consumer/c:1" }`,
      [`kinesis:SubscribeToShard ${stream}/consumer/c:1`],
    ],
    [
      "kinesis",
      "GetRecords",
      `{ ShardIterator: request.body.iterator }`,
      ["kinesis:GetRecords stream/*", expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*ShardIterator/)],
    ],
    ["firehose", "PutRecordBatch", `{ DeliveryStreamName: "lake" }`, ["firehose:PutRecordBatch deliverystream/lake"]],
    [
      "firehose",
      "DescribeDeliveryStream",
      `{ DeliveryStreamName: "lake" }`,
      ["firehose:DescribeDeliveryStream deliverystream/lake"],
    ],
    ["firehose", "ListDeliveryStreams", `{}`, ["firehose:ListDeliveryStreams *"]],
  ])("%s %s %s", async (service, command, input, grants) => {
    expect(await grantsOfCall(service, command, input)).toEqual(grants)
  })
})
