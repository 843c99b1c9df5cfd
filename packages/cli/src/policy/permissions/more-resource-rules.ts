import { from, type ResourceRule, type VariableRule } from "./resource-rule.ts"

const cluster: VariableRule = { params: ["cluster"], otherwise: "default", form: "lastSegment" }
const taskDefinition: VariableRule = {
  params: ["taskDefinition", "taskDefinitions[]", "family"],
  form: "taskDefinition",
}
const path = (...params: readonly string[]): VariableRule => ({ params })
const nothing: VariableRule = { params: [], otherwise: "*" }

const queryHandles = ["QueryExecutionId", "QueryExecutionIds[]", "NamedQueryId", "NamedQueryIds[]"]
const workGroup: VariableRule = { params: ["WorkGroup"], otherwise: "primary" }
const model: VariableRule = {
  params: ["modelId", "modelIdentifier", "foundationModel", "modelArn"],
  form: "model",
}

/** Rules of services that name their resources in ways that the names of the parameters do not tell. */
export const moreResourceRules: Readonly<Record<string, readonly ResourceRule[]>> = {
  appconfig: [
    {
      type: "configuration",
      variables: {
        ApplicationId: from("ApplicationIdentifier"),
        EnvironmentId: from("EnvironmentIdentifier"),
        ConfigurationProfileId: from("ConfigurationProfileIdentifier"),
      },
    },
    {
      type: "configuration",
      variables: {
        ConfigurationProfileId: { params: ["ConfigurationToken"], handles: ["ConfigurationToken"] },
        ApplicationId: nothing,
        EnvironmentId: nothing,
      },
    },
  ],
  athena: [
    { type: "session", variables: { SessionId: from("SessionId") } },
    { type: "datacatalog", variables: { DataCatalogName: from("CatalogName") } },
    { type: "datacatalog", variables: { DataCatalogName: from("Name") } },
    {
      type: "capacity-reservation",
      also: true,
      variables: { CapacityReservationName: from("CapacityReservationName") },
    },
    { type: "capacity-reservation", variables: { CapacityReservationName: from("Name") } },
    {
      type: "workgroup",
      variables: { WorkGroupName: from("Name") },
      operations: ["CreateWorkGroup"],
    },
    {
      type: "workgroup",
      variables: { WorkGroupName: workGroup },
      operations: ["CreateNamedQuery", "ListNamedQueries", "ListQueryExecutions", "StartQueryExecution"],
    },
    {
      type: "workgroup",
      variables: {
        WorkGroupName: { params: ["WorkGroup", ...queryHandles], handles: queryHandles },
      },
    },
  ],
  batch: [
    { type: "job-queue", also: true, variables: { JobQueueName: from("jobQueue", "jobQueueName") } },
    {
      type: "job-definition-revision",
      also: true,
      format: "arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinitionName}",
      variables: { JobDefinitionName: jobDefinition() },
    },
    { type: "job", variables: { JobId: from("jobId") } },
    { type: "job", variables: { JobId: nothing }, operations: ["SubmitJob"], also: true },
  ],
  bedrock: [
    { type: "guardrail", variables: { GuardrailId: from("guardrailIdentifier", ...guardrailsIn()) } },
    { type: "foundation-model", variables: { ResourceId: model } },
    { type: "knowledge-base", variables: { KnowledgeBaseId: from("knowledgeBaseId") } },
    { type: "agent-alias", variables: { AgentAliasId: from("agentAliasId"), AgentId: from("agentId") } },
    {
      type: "flow-execution",
      variables: {
        FlowExecutionId: from("executionIdentifier"),
        FlowId: from("flowIdentifier"),
        FlowAliasId: from("flowAliasIdentifier"),
      },
    },
    {
      type: "flow-alias",
      variables: { FlowAliasId: from("flowAliasIdentifier", "aliasIdentifier"), FlowId: from("flowIdentifier") },
    },
    { type: "flow", variables: { FlowId: from("flowIdentifier") } },
    { type: "session", variables: { SessionId: from("sessionIdentifier") } },
    { type: "async-invoke", variables: { ResourceId: from("invocationArn") } },
    { type: "prompt", variables: { PromptId: from("promptIdentifier") } },
  ],
  cloudformation: [
    { type: "stack", variables: { StackName: { params: ["StackName", "StackId"] }, Id: nothing } },
    { type: "stack", variables: { StackName: nothing, Id: nothing }, operations: ["DescribeStacks"] },
    { type: "changeset", also: true, variables: { ChangeSetName: from("ChangeSetName"), Id: nothing } },
    { type: "stackset", variables: { StackSetName: from("StackSetName"), Id: nothing } },
  ],
  cloudfront: [
    { type: "distribution", variables: { DistributionId: from("DistributionId", "Id", "TargetDistributionId") } },
    { type: "function", variables: { Name: from("Name") } },
    { type: "key-value-store", variables: { Name: from("Name") } },
  ],
  connect: [{ type: "instance", variables: { InstanceId: from("InstanceId") } }],
  dsql: [{ type: "Cluster", variables: { Identifier: { params: ["hostname"], form: "hostLabel" } } }],
  ecs: [
    { type: "service", variables: { ServiceName: from("service", "services[]", "serviceName"), ClusterName: cluster } },
    { type: "task", variables: { TaskId: from("task", "tasks[]"), ClusterName: cluster } },
    {
      type: "task-definition",
      format: "arn:${Partition}:ecs:${Region}:${Account}:task-definition/${TaskDefinitionFamilyName}",
      variables: { TaskDefinitionFamilyName: taskDefinition },
    },
    {
      type: "container-instance",
      variables: { ContainerInstanceId: from("containerInstance", "containerInstances[]"), ClusterName: cluster },
    },
    {
      type: "container-instance",
      variables: { ClusterName: cluster, ContainerInstanceId: nothing },
      operations: ["ListTasks"],
    },
    {
      type: "task-set",
      variables: { TaskSetId: from("taskSet", "taskSets[]"), ClusterName: cluster, ServiceName: from("service") },
    },
    {
      type: "cluster",
      variables: { ClusterName: { params: ["cluster", "clusters[]", "clusterName"], otherwise: "default" } },
    },
  ],
  glue: [
    { type: "rootcatalog", also: true, variables: {} },
    {
      type: "table",
      also: true,
      variables: {
        TableName: from("TableName", "Name", "TableInput.Name", "TablesToDelete[]"),
        DatabaseName: from("DatabaseName"),
      },
    },
    {
      type: "table",
      also: true,
      variables: { TableName: nothing, DatabaseName: from("DatabaseName") },
      operations: ["GetTables", "SearchTables"],
    },
    { type: "database", also: true, variables: { DatabaseName: from("DatabaseName", "DatabaseInput.Name") } },
    {
      type: "database",
      variables: { DatabaseName: from("Name") },
      operations: ["DeleteDatabase", "GetDatabase", "UpdateDatabase"],
    },
    { type: "database", variables: { DatabaseName: nothing }, operations: ["GetDatabases"] },
    { type: "job", variables: { JobName: from("JobName", "jobName", "Name", "JobNames[]") } },
    { type: "crawler", variables: { CrawlerName: from("Name", "CrawlerName", "CrawlerNames[]") } },
    { type: "workflow", variables: { WorkflowName: from("Name", "Names[]") } },
    { type: "trigger", variables: { TriggerName: from("Name", "TriggerNames[]") } },
    { type: "connection", variables: { ConnectionName: from("Name", "ConnectionName", "ConnectionInput.Name") } },
    { type: "session", variables: { SessionId: from("SessionId", "Id") } },
    { type: "schema", also: true, variables: { SchemaName: from("SchemaId.SchemaArn") } },
    {
      type: "registry",
      also: true,
      variables: { RegistryName: from("RegistryId.RegistryArn", "RegistryId.RegistryName", "RegistryName") },
    },
  ],
  iam: [
    { type: "role", variables: { RoleNameWithPath: from("RoleName", "RoleArn", "roleArn", "Role") } },
    { type: "user", variables: { UserNameWithPath: path("UserName") } },
    { type: "group", variables: { GroupNameWithPath: path("GroupName") } },
    { type: "policy", variables: { PolicyNameWithPath: path("PolicyArn", "PolicyName") } },
    { type: "instance-profile", variables: { InstanceProfileNameWithPath: path("InstanceProfileName") } },
  ],
  iot: [
    { type: "topic", variables: { TopicName: from("topic") } },
    { type: "topic", variables: { TopicName: nothing }, operations: ["ListRetainedMessages"] },
    { type: "thing", variables: { ThingName: from("thingName") } },
  ],
  pipes: [{ type: "pipe", variables: { Name: from("Name") } }],
  "rds-db": [
    {
      type: "db-user",
      variables: { DbUserName: from("username"), DbiResourceId: { params: ["hostname"], handles: ["hostname"] } },
    },
  ],
  rekognition: [
    { type: "collection", variables: { CollectionId: from("CollectionId", "Settings.FaceSearch.CollectionId") } },
    {
      type: "projectversion",
      also: true,
      variables: { VersionName: from("ProjectVersionArn", "SourceProjectVersionArn") },
    },
    { type: "projectversion", also: true, variables: { VersionName: from("ProjectVersion") } },
    { type: "project", variables: { ProjectName: from("ProjectArn", "DestinationProjectArn") } },
    { type: "dataset", variables: { DatasetType: from("DatasetArn", "Datasets[].Arn") } },
    { type: "streamprocessor", variables: { StreamprocessorId: from("Name") } },
  ],
  route53: [
    {
      type: "hostedzone",
      also: true,
      when: ["ResourceType", "hostedzone"],
      variables: { Id: from("ResourceId", "ResourceIds[]") },
    },
    {
      type: "healthcheck",
      also: true,
      when: ["ResourceType", "healthcheck"],
      variables: { Id: from("ResourceId", "ResourceIds[]") },
    },
    { type: "hostedzone", variables: { Id: { params: ["HostedZoneId", "Id"], form: "lastSegment" } } },
    { type: "healthcheck", variables: { Id: from("HealthCheckId") } },
    { type: "change", variables: { Id: { params: ["Id"], form: "lastSegment" } } },
  ],
  sagemaker: [
    { type: "endpoint", variables: { EndpointName: from("EndpointName") } },
    { type: "inference-component", also: true, variables: { InferenceComponentName: from("InferenceComponentName") } },
  ],
  timestream: [
    { type: "table", variables: { TableName: from("TableName"), DatabaseName: from("DatabaseName") } },
    { type: "database", variables: { DatabaseName: from("DatabaseName") } },
    { type: "scheduled-query", variables: { ScheduledQueryName: from("ScheduledQueryArn", "Name") } },
  ],
}

function jobDefinition(): VariableRule {
  return { params: ["jobDefinition"], form: "taskDefinition" }
}

function guardrailsIn(): readonly string[] {
  return [
    "guardrailConfig.guardrailIdentifier",
    "guardrailConfiguration.guardrailIdentifier",
    "guardrailConfiguration.guardrailId",
  ]
}
