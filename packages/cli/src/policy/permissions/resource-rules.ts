import { moreResourceRules } from "./more-resource-rules.ts"
import { ssmResourceRules } from "./ssm-resource-rules.ts"
import { from, type ResourceRule, type VariableRule } from "./resource-rule.ts"

const anyOf = (...params: readonly string[]): VariableRule => ({ params, otherwise: "*" })
const functionName: VariableRule = { params: ["FunctionName"], form: "functionName" }
/** By IAM prefix; an action takes the first rules whose type it accepts and whose parameters are given. */
export const resourceRules: Readonly<Record<string, readonly ResourceRule[]>> = {
  ...moreResourceRules,
  cloudwatch: [
    { type: "alarm", variables: { AlarmName: from("AlarmName", "AlarmNames[]") } },
    { type: "alarm", variables: { AlarmName: { params: ["AlarmNamePrefix"], form: "prefix" } } },
    {
      type: "alarm",
      variables: { AlarmName: anyOf() },
      operations: ["DescribeAlarmHistory", "DescribeAlarms"],
    },
    { type: "dashboard", variables: { DashboardName: from("DashboardName", "DashboardNames[]") } },
    { type: "insight-rule", variables: { InsightRuleName: from("RuleName", "RuleNames[]") } },
    { type: "metric-stream", variables: { MetricStreamName: from("Name", "Names[]") } },
    { type: "dataset", variables: { DatasetId: from("DatasetId", "DatasetIdentifier") } },
    {
      type: "alarm-mute-rule",
      variables: { AlarmMuteRuleName: from("AlarmMuteRuleName", "Name") },
    },
    {
      type: "alarm-mute-rule",
      variables: { AlarmMuteRuleName: anyOf() },
      operations: ["ListAlarmMuteRules"],
    },
  ],
  "cognito-idp": [
    { type: "webacl", variables: { Id: from("WebACLArn") }, also: true },
    { type: "userpool", variables: { UserPoolId: from("UserPoolId") } },
  ],
  dynamodb: [
    { type: "index", variables: { TableName: from("TableName"), IndexName: from("IndexName") } },
    { type: "backup", also: true, variables: { BackupArn: from("BackupArn") } },
    { type: "export", variables: { ExportArn: from("ExportArn") } },
    { type: "import", variables: { ImportArn: from("ImportArn") } },
    {
      type: "stream",
      variables: { StreamArn: { params: ["StreamArn", "ShardIterator"], handles: ["ShardIterator"] } },
    },
    { type: "global-table", also: true, variables: { GlobalTableName: from("GlobalTableName") } },
    { type: "table", also: true, variables: { TableName: from("TargetTableName") } },
    {
      type: "table",
      variables: {
        TableName: from(
          "TableName",
          "TableArn",
          "SourceTableName",
          "SourceTableArn",
          "TableCreationParameters.TableName",
        ),
      },
    },
    { type: "table", variables: { TableName: from("GlobalTableName") } },
    { type: "table", variables: { TableName: anyOf() }, operations: ["ListExports", "ListImports"] },
  ],
  events: [
    {
      type: "rule-on-custom-event-bus",
      variables: { EventBusName: { params: ["EventBusName"], form: "eventBusName" }, RuleName: from("Name", "Rule") },
    },
    { type: "rule-on-default-event-bus", variables: { RuleName: from("Name", "Rule", "NamePrefix") } },
    { type: "event-bus", variables: { EventBusName: from("EventSourceArn") }, operations: ["CreateArchive"] },
    { type: "event-bus", variables: { EventBusName: from("Destination.Arn") }, operations: ["StartReplay"] },
    { type: "archive", also: true, variables: { ArchiveName: from("EventSourceArn") }, operations: ["StartReplay"] },
    { type: "replay", also: true, variables: { ReplayName: from("ReplayName") } },
    {
      type: "event-bus",
      variables: { EventBusName: { params: ["Entries[].EventBusName"], otherwise: "default" } },
      operations: ["PutEvents"],
    },
    { type: "event-bus", variables: { EventBusName: { params: ["EventBusName", "Name"], otherwise: "default" } } },
    { type: "event-source", variables: { EventSourceName: from("Name", "EventSourceName") } },
    { type: "api-destination", variables: { ApiDestinationName: from("Name") } },
    { type: "archive", also: true, variables: { ArchiveName: from("ArchiveName") } },
    { type: "connection", variables: { ConnectionName: from("Name") } },
    { type: "endpoint", variables: { EndpointName: from("Name") } },
  ],
  firehose: [{ type: "deliverystream", variables: { DeliveryStreamName: from("DeliveryStreamName") } }],
  kinesis: [
    { type: "consumer", variables: { ConsumerARN: from("ConsumerARN") } },
    {
      type: "consumer",
      variables: { ConsumerName: from("ConsumerName"), StreamARN: from("StreamARN") },
      format: "arn:${Partition}:kinesis:${Region}:${Account}:stream/*/consumer/${ConsumerName}:*",
    },
    { type: "kmsKey", also: true, variables: { KeyId: { params: ["KeyId"], form: "kmsKey" } } },
    {
      type: "stream",
      variables: { StreamName: { params: ["StreamARN", "StreamName", "ShardIterator"], handles: ["ShardIterator"] } },
    },
  ],
  kms: [
    { type: "alias", also: true, variables: { Alias: { params: ["AliasName"], form: "kmsAlias" } } },
    { type: "key", variables: { KeyId: { params: ["KeyId", "TargetKeyId"], form: "kmsKey" } } },
  ],
  lambda: [
    { type: "layerVersion", variables: { LayerName: from("LayerName"), LayerVersion: from("VersionNumber") } },
    { type: "layerVersion", variables: { LayerName: from("Arn", "Layers[]"), LayerVersion: anyOf() } },
    { type: "layer", variables: { LayerName: from("LayerName") } },
    { type: "eventSourceMapping", variables: { UUID: from("UUID") } },
    { type: "function alias", variables: { FunctionName: functionName, Alias: from("Qualifier") } },
    { type: "code signing config", also: true, variables: { CodeSigningConfigId: from("CodeSigningConfigArn") } },
    { type: "function", variables: { FunctionName: functionName }, qualifier: "Qualifier" },
    { type: "durable execution", variables: { ExecutionId: from("DurableExecutionArn") } },
  ],
  logs: [
    {
      type: "log-stream",
      variables: {
        LogGroupName: from("logGroupName", "logGroupIdentifier"),
        LogStreamName: { params: ["logStreamName"], free: true },
      },
    },
    { type: "destination", also: true, variables: { DestinationName: from("destinationName") } },
    {
      type: "log-group",
      // What is in the group belongs to it: only tags are on the group alone.
      format: "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*",
      variables: {
        LogGroupName: {
          params: [
            "logGroupName",
            "logGroupIdentifier",
            "logGroupNames[]",
            "logGroupIdentifiers[]",
            "logGroupArnList[]",
            "queryId",
          ],
          handles: ["queryId"],
        },
      },
    },
    { type: "delivery", variables: { DeliveryName: from("id") } },
    { type: "delivery-source", also: true, variables: { DeliverySourceName: from("deliverySourceName") } },
    { type: "delivery-destination", variables: { DeliveryDestinationName: from("deliveryDestinationArn") } },
    { type: "delivery-destination", variables: { DeliveryDestinationName: from("deliveryDestinationName", "name") } },
    { type: "delivery-source", variables: { DeliverySourceName: from("name") } },
  ],
  "rds-data": [
    { type: "cluster", variables: { DbClusterInstanceName: from("resourceArn", "dbClusterOrInstanceArn") } },
  ],
  s3: [
    {
      type: "object",
      variables: { BucketName: from("Bucket"), ObjectName: { params: ["Key", "Delete.Objects[].Key"], free: true } },
    },
    { type: "bucket", variables: { BucketName: from("Bucket") } },
  ],
  scheduler: [
    {
      type: "schedule",
      variables: { GroupName: { params: ["GroupName"], otherwise: "default" }, ScheduleName: from("Name") },
    },
    { type: "schedule-group", variables: { GroupName: from("Name") } },
  ],
  secretsmanager: [
    { type: "Secret", variables: { SecretId: { params: ["SecretId", "Name", "SecretIdList[]"], form: "secret" } } },
  ],
  ses: [
    { type: "identity", variables: { IdentityName: from("FromEmailAddressIdentityArn", "SourceArn", "FromArn") } },
    {
      type: "identity",
      variables: {
        IdentityName: { params: ["FromEmailAddress", "Source", "EmailIdentity", "Identity", "Domain"], form: "email" },
      },
    },
    {
      type: "identity",
      variables: { IdentityName: { params: ["ReportingMta", "BounceSender"], form: "email" } },
      operations: ["SendBounce"],
    },
    {
      type: "configuration-set",
      also: true,
      variables: { ConfigurationSetName: from("ConfigurationSetName", "ConfigurationSet.Name") },
    },
    { type: "export-job", variables: { ExportJobId: from("JobId") } },
    { type: "import-job", variables: { ImportJobId: from("JobId") } },
    {
      type: "template",
      also: true,
      variables: {
        TemplateName: from(
          "TemplateName",
          "Template",
          "Content.Template.TemplateName",
          "Content.Template.TemplateArn",
          "DefaultContent.Template.TemplateName",
        ),
      },
    },
    { type: "custom-verification-email-template", variables: { TemplateName: from("TemplateName") } },
    { type: "contact-list", variables: { ContactListName: from("ContactListName") } },
    { type: "dedicated-ip-pool", also: true, variables: { DedicatedIPPool: from("PoolName", "DestinationPoolName") } },
    { type: "tenant", also: true, variables: { TenantName: from("TenantName") } },
  ],
  sns: [
    { type: "topic", variables: { TopicName: { params: ["SubscriptionArn"], form: "subscription" } } },
    { type: "topic", variables: { TopicName: from("TopicArn", "TargetArn", "Name") } },
  ],
  sqs: [
    { type: "queue", variables: { QueueName: { params: ["QueueUrl", "QueueName", "SourceArn"], form: "queueUrl" } } },
  ],
  ssm: ssmResourceRules,
  states: [
    { type: "execution", variables: { ExecutionArn: from("executionArn") } },
    { type: "express", variables: { ExecutionArn: from("executionArn") } },
    { type: "maprun", variables: { MapRunArn: from("mapRunArn") } },
    { type: "activity", variables: { ActivityName: from("activityArn") } },
    {
      type: "statemachine",
      variables: { StateMachineName: from("stateMachineArn", "stateMachineAliasArn", "stateMachineVersionArn") },
    },
    {
      type: "statemachine",
      variables: {
        StateMachineName: { params: ["routingConfiguration[].stateMachineVersionArn"], form: "stateMachine" },
      },
    },
    { type: "activity", variables: { ActivityName: from("name") }, operations: ["CreateActivity"] },
    { type: "statemachine", variables: { StateMachineName: from("name") }, operations: ["CreateStateMachine"] },
  ],
  sts: [
    { type: "role", variables: { RoleNameWithPath: from("RoleArn", "params.RoleArn") } },
    { type: "federated-user", variables: { FederatedUserName: from("Name") } },
    { type: "root-user", variables: { Account: from("TargetPrincipal") } },
  ],
}
