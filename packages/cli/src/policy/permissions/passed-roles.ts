import type { SdkEvent } from "../interpreter/sdk-event.ts"

interface PassedRole {
  readonly parameter: string
  /** The service's principal. */
  readonly service: string
}

/** The parameters of an operation that hand a role to a service. */
export function passedRoles({ module, operation }: SdkEvent): readonly PassedRole[] {
  const passing = services[module.replace("@aws-sdk/client-", "")] ?? []
  return passing
    .filter(({ operations }) => operations.test(operation))
    .flatMap(({ principal, parameters }) =>
      parameters.map((parameter) => ({ parameter, service: `${principal}.amazonaws.com` })),
    )
}

interface Passing {
  readonly principal: string
  readonly operations: RegExp
  readonly parameters: readonly string[]
}

const jobs = /^Start\w*(Job|Analysis|Detection|Search|Moderation|Recognition|Tracking)$/
const events: readonly Passing[] = [
  { principal: "events", operations: /^PutRule$/, parameters: ["RoleArn"] },
  { principal: "events", operations: /^PutTargets$/, parameters: ["Targets[].RoleArn"] },
]
const destinations = ["S3", "ExtendedS3", "Redshift", "Elasticsearch", "Amazonopensearchservice", "HttpEndpoint"]

const services: Readonly<Record<string, readonly Passing[]>> = {
  appsync: [{ principal: "appsync", operations: /^(Create|Update)DataSource$/, parameters: ["serviceRoleArn"] }],
  batch: [
    {
      principal: "ecs-tasks",
      operations: /^RegisterJobDefinition$/,
      parameters: ["containerProperties.jobRoleArn", "containerProperties.executionRoleArn"],
    },
  ],
  bedrock: [{ principal: "bedrock", operations: /^Create\w*(Job|EvaluationJob)$/, parameters: ["roleArn"] }],
  "bedrock-agent": [
    { principal: "bedrock", operations: /^(Create|Update)Agent$/, parameters: ["agentResourceRoleArn"] },
    { principal: "bedrock", operations: /^(Create|Update)KnowledgeBase$/, parameters: ["roleArn"] },
    { principal: "bedrock", operations: /^(Create|Update)Flow$/, parameters: ["executionRoleArn"] },
  ],
  cloudformation: [
    {
      principal: "cloudformation",
      operations: /^(CreateStack|UpdateStack|DeleteStack|CreateChangeSet)$/,
      parameters: ["RoleARN"],
    },
  ],
  cloudwatch: [{ principal: "streams.metrics.cloudwatch", operations: /^PutMetricStream$/, parameters: ["RoleArn"] }],
  "cloudwatch-events": events,
  "cloudwatch-logs": [
    { principal: "logs", operations: /^(PutSubscriptionFilter|PutDestination)$/, parameters: ["roleArn"] },
  ],
  codebuild: [{ principal: "codebuild", operations: /^(Create|Update)Project$/, parameters: ["serviceRole"] }],
  codepipeline: [
    { principal: "codepipeline", operations: /^(Create|Update)Pipeline$/, parameters: ["pipeline.roleArn"] },
  ],
  "cognito-identity-provider": [
    {
      principal: "cognito-idp",
      operations: /^(CreateUserPool|UpdateUserPool|SetUserPoolMfaConfig)$/,
      parameters: ["SmsConfiguration.SnsCallerArn", "SmsMfaConfiguration.SmsConfiguration.SnsCallerArn"],
    },
  ],
  comprehend: [{ principal: "comprehend", operations: jobs, parameters: ["DataAccessRoleArn"] }],
  ecs: [
    {
      principal: "ecs-tasks",
      operations: /^(RunTask|StartTask)$/,
      parameters: ["overrides.taskRoleArn", "overrides.executionRoleArn"],
    },
    {
      principal: "ecs-tasks",
      operations: /^RegisterTaskDefinition$/,
      parameters: ["taskRoleArn", "executionRoleArn"],
    },
    { principal: "ecs", operations: /^CreateService$/, parameters: ["role"] },
  ],
  eventbridge: events,
  firehose: [
    {
      principal: "firehose",
      operations: /^CreateDeliveryStream$/,
      parameters: [
        "KinesisStreamSourceConfiguration.RoleARN",
        ...destinations.map((name) => `${name}DestinationConfiguration.RoleARN`),
      ],
    },
  ],
  glue: [
    { principal: "glue", operations: /^(CreateJob|CreateCrawler|UpdateCrawler|CreateSession)$/, parameters: ["Role"] },
    { principal: "glue", operations: /^UpdateJob$/, parameters: ["JobUpdate.Role"] },
  ],
  lambda: [{ principal: "lambda", operations: /^(CreateFunction|UpdateFunctionConfiguration)$/, parameters: ["Role"] }],
  mediaconvert: [{ principal: "mediaconvert", operations: /^CreateJob$/, parameters: ["Role"] }],
  pipes: [{ principal: "pipes", operations: /^(Create|Update)Pipe$/, parameters: ["RoleArn"] }],
  rekognition: [
    { principal: "rekognition", operations: jobs, parameters: ["NotificationChannel.RoleArn"] },
    { principal: "rekognition", operations: /^CreateStreamProcessor$/, parameters: ["RoleArn"] },
  ],
  scheduler: [{ principal: "scheduler", operations: /^(Create|Update)Schedule$/, parameters: ["Target.RoleArn"] }],
  sfn: [{ principal: "states", operations: /^((Create|Update)StateMachine|TestState)$/, parameters: ["roleArn"] }],
  ssm: [{ principal: "ssm", operations: /^SendCommand$/, parameters: ["ServiceRoleArn"] }],
  textract: [{ principal: "textract", operations: jobs, parameters: ["NotificationChannel.RoleArn"] }],
  "timestream-query": [
    {
      principal: "timestream",
      operations: /^CreateScheduledQuery$/,
      parameters: ["ScheduledQueryExecutionRoleArn"],
    },
  ],
  transcribe: [{ principal: "transcribe", operations: jobs, parameters: ["JobExecutionSettings.DataAccessRoleArn"] }],
  translate: [{ principal: "translate", operations: jobs, parameters: ["DataAccessRoleArn"] }],
}
