/** How one kind of resource is named by an operation's parameters. */
export interface ResourceRule {
  /** IAM's name of the resource type. */
  readonly type: string
  /** For each variable of the ARN format, in its order: where its value comes from. The first may also hold a whole ARN. */
  readonly variables: Readonly<Record<string, VariableRule>>
  /** Needed in addition to what another rule finds, not instead of it. */
  readonly also?: boolean
  /** A parameter that, when given, follows the ARN after a colon. */
  readonly qualifier?: string
  /** Takes the place of IAM's format of the type. */
  readonly format?: string
}

export interface VariableRule {
  /** Parameters that may hold it; the first one given counts. `a.b` and `a[].b` reach inside. */
  readonly params: readonly string[]
  readonly form?: Form
  /** What the service takes when the parameter is absent. */
  readonly otherwise?: string
  /** May be anything without a warning: the key of an object. */
  readonly free?: boolean
}

/** How the parameter's text stands for the variable. */
export type Form = "email" | "functionName" | "kmsKey" | "model" | "parameterName" | "queueUrl" | "secret"

const from = (...params: readonly string[]): VariableRule => ({ params })

/** By IAM prefix; an action takes the first rules whose type it accepts and whose parameters are given. */
export const resourceRules: Readonly<Record<string, readonly ResourceRule[]>> = {
  athena: [{ type: "workgroup", variables: { WorkGroupName: { params: ["WorkGroup"], otherwise: "primary" } } }],
  bedrock: [
    { type: "foundation-model", variables: { ResourceId: { params: ["modelId"], form: "model" } } },
    {
      type: "knowledge-base",
      variables: { KnowledgeBaseId: from("knowledgeBaseId"), ResourceId: from("knowledgeBaseId") },
    },
    { type: "agent-alias", variables: { AgentId: from("agentId"), AgentAliasId: from("agentAliasId") } },
    {
      type: "guardrail",
      variables: {
        GuardrailId: from("guardrailIdentifier", "guardrailConfig.guardrailIdentifier"),
        ResourceId: from("guardrailIdentifier", "guardrailConfig.guardrailIdentifier"),
      },
    },
  ],
  "cognito-idp": [{ type: "userpool", variables: { UserPoolId: from("UserPoolId") } }],
  dynamodb: [
    { type: "index", variables: { TableName: from("TableName"), IndexName: from("IndexName") } },
    { type: "backup", also: true, variables: { BackupArn: from("BackupArn") } },
    { type: "export", variables: { ExportArn: from("ExportArn") } },
    { type: "import", variables: { ImportArn: from("ImportArn") } },
    { type: "stream", variables: { StreamArn: from("StreamArn") } },
    {
      type: "table",
      variables: {
        TableName: from(
          "TableName",
          "TableArn",
          "ResourceArn",
          "TargetTableName",
          "SourceTableName",
          "SourceTableArn",
          "TableCreationParameters.TableName",
        ),
      },
    },
    { type: "global-table", variables: { GlobalTableName: from("GlobalTableName") } },
  ],
  events: [
    {
      type: "rule-on-custom-event-bus",
      variables: { EventBusName: from("EventBusName"), RuleName: from("Name", "Rule") },
    },
    { type: "rule-on-default-event-bus", variables: { RuleName: from("Name", "Rule") } },
    {
      type: "event-bus",
      variables: { EventBusName: { params: ["Entries[].EventBusName", "EventBusName", "Name"], otherwise: "default" } },
    },
  ],
  firehose: [{ type: "deliverystream", variables: { DeliveryStreamName: from("DeliveryStreamName") } }],
  iam: [{ type: "role", variables: { RoleNameWithPath: from("RoleArn", "Target.RoleArn", "roleArn", "Role") } }],
  kinesis: [
    { type: "consumer", variables: { ConsumerARN: from("ConsumerARN") } },
    { type: "stream", variables: { StreamName: from("StreamARN", "StreamName") } },
  ],
  kms: [{ type: "key", variables: { KeyId: { params: ["KeyId"], form: "kmsKey" } } }],
  lambda: [
    { type: "layerVersion", variables: { LayerName: from("LayerName"), LayerVersion: from("VersionNumber") } },
    { type: "layer", variables: { LayerName: from("LayerName") } },
    { type: "eventSourceMapping", variables: { UUID: from("UUID") } },
    {
      type: "function",
      variables: { FunctionName: { params: ["FunctionName"], form: "functionName" } },
      qualifier: "Qualifier",
    },
  ],
  logs: [
    {
      type: "log-stream",
      variables: { LogGroupName: from("logGroupName", "logGroupIdentifier"), LogStreamName: from("logStreamName") },
    },
    {
      type: "log-group",
      // What is in the group belongs to it: only tags are on the group alone.
      format: "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*",
      variables: {
        LogGroupName: from("logGroupName", "logGroupIdentifier", "logGroupNames[]", "logGroupIdentifiers[]"),
      },
    },
  ],
  "rds-data": [{ type: "cluster", variables: { DbClusterInstanceName: from("resourceArn") } }],
  rekognition: [{ type: "collection", variables: { CollectionId: from("CollectionId") } }],
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
    { type: "schedule-group", variables: { GroupName: from("Name", "GroupName") } },
  ],
  secretsmanager: [
    { type: "Secret", variables: { SecretId: { params: ["SecretId", "Name", "SecretIdList[]"], form: "secret" } } },
  ],
  ses: [
    {
      type: "identity",
      variables: {
        IdentityName: { params: ["FromEmailAddress", "Source", "EmailIdentity", "Identity"], form: "email" },
      },
    },
    { type: "configuration-set", also: true, variables: { ConfigurationSetName: from("ConfigurationSetName") } },
    {
      type: "template",
      also: true,
      variables: { TemplateName: from("TemplateName", "Template", "Content.Template.TemplateName") },
    },
  ],
  sns: [{ type: "topic", variables: { TopicName: from("TopicArn", "TargetArn", "ResourceArn", "Name") } }],
  sqs: [
    { type: "queue", variables: { QueueName: { params: ["QueueUrl", "QueueName", "SourceArn"], form: "queueUrl" } } },
  ],
  ssm: [
    {
      type: "parameter",
      variables: { ParameterNameWithoutLeadingSlash: { params: ["Name", "Names[]", "Path"], form: "parameterName" } },
    },
    { type: "document", variables: { DocumentName: from("DocumentName") } },
  ],
  states: [
    { type: "statemachine", variables: { StateMachineName: from("stateMachineArn") } },
    { type: "execution", variables: { ExecutionArn: from("executionArn") } },
    { type: "activity", variables: { ActivityName: from("activityArn", "name") } },
  ],
  sts: [{ type: "role", variables: { RoleNameWithPath: from("RoleArn", "params.RoleArn") } }],
}
