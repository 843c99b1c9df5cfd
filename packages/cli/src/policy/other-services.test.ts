import { describe, expect, it } from "vitest"
import { appOf, infer, inferGrants } from "../../test/policy/one-module-app.ts"

// Only the names of these packages are read, so they need not be installed.
function callOf(service: string, command: string, input: string, environment: Record<string, string> = {}) {
  const files = {
    ...appOf(
      `import { ${command}Command } from "@aws-sdk/client-${service}"`,
      `return (client as any).send(new ${command}Command(${input}))`,
    ),
    [`node_modules/@aws-sdk/client-${service}/package.json`]: `{ "name": "@aws-sdk/client-${service}" }`,
    [`node_modules/@aws-sdk/client-${service}/dist-cjs/index.js`]: `exports.${command}Command = ${command}Command;`,
  }
  return { files, options: { environment } }
}

describe("other services", () => {
  it.each([
    [
      "sqs",
      "SendMessage",
      `{ QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs", MessageBody: "" }`,
      ["sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:jobs"],
    ],
    [
      "sqs",
      "SendMessageBatch",
      `{ QueueUrl: process.env.QUEUE, Entries: [] }`,
      ["sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:jobs"],
    ],
    [
      "sns",
      "PublishBatch",
      `{ TopicArn: "arn:aws:sns:eu-west-1:1:news" }`,
      ["sns:Publish arn:aws:sns:eu-west-1:1:news"],
    ],
    ["lambda", "Invoke", `{ FunctionName: "worker" }`, ["lambda:InvokeFunction function:worker"]],
    [
      "lambda",
      "Invoke",
      `{ FunctionName: "worker", Qualifier: "live" }`,
      ["lambda:InvokeFunction function:worker:live"],
    ],
    [
      "lambda",
      "Invoke",
      `{ FunctionName: "arn:aws:lambda:eu-west-1:1:function:worker" }`,
      ["lambda:InvokeFunction arn:aws:lambda:eu-west-1:1:function:worker"],
    ],
    ["ssm", "GetParameter", `{ Name: "/app/key" }`, ["ssm:GetParameter parameter/app/key"]],
    [
      "ssm",
      "GetParameters",
      `{ Names: ["a", "/b/c"] }`,
      ["ssm:GetParameters parameter/a", "ssm:GetParameters parameter/b/c"],
    ],
    ["secrets-manager", "GetSecretValue", `{ SecretId: "db" }`, ["secretsmanager:GetSecretValue secret:db-??????"]],
    [
      "sfn",
      "StartExecution",
      `{ stateMachineArn: "arn:aws:states:eu-west-1:1:stateMachine:order" }`,
      ["states:StartExecution arn:aws:states:eu-west-1:1:stateMachine:order"],
    ],
    ["sfn", "SendTaskSuccess", `{ taskToken: request.body.token, output: "" }`, ["states:SendTaskSuccess *"]],
    [
      "eventbridge",
      "PutEvents",
      `{ Entries: [{ EventBusName: "orders" }, { Source: "x" }] }`,
      ["events:PutEvents event-bus/default", "events:PutEvents event-bus/orders"],
    ],
    [
      "scheduler",
      "CreateSchedule",
      `{ Name: "tick", Target: { RoleArn: "arn:aws:iam::1:role/tick" } }`,
      ["iam:PassRole arn:aws:iam::1:role/tick", "scheduler:CreateSchedule schedule/default/tick"],
    ],
    [
      "sesv2",
      "SendEmail",
      `{ FromEmailAddress: "Shop <shop@example.com>", Content: { Simple: {} } }`,
      ["ses:SendEmail identity/example.com", "ses:SendEmail identity/shop@example.com"],
    ],
    ["kms", "Decrypt", `{ KeyId: "1234", CiphertextBlob: "" }`, ["kms:Decrypt key/1234"]],
    [
      "kms",
      "ReEncrypt",
      `{ SourceKeyId: "a", DestinationKeyId: "b" }`,
      ["kms:ReEncryptFrom key/a", "kms:ReEncryptTo key/b"],
    ],
    ["sts", "GetCallerIdentity", `{}`, []],
    ["sts", "AssumeRole", `{ RoleArn: "arn:aws:iam::1:role/x" }`, ["sts:AssumeRole arn:aws:iam::1:role/x"]],
    [
      "cognito-identity-provider",
      "AdminCreateUser",
      `{ UserPoolId: "eu-west-1_x" }`,
      ["cognito-idp:AdminCreateUser userpool/eu-west-1_x"],
    ],
    ["cognito-identity-provider", "SignUp", `{ ClientId: "x" }`, []],
    ["kinesis", "PutRecord", `{ StreamName: "clicks" }`, ["kinesis:PutRecord stream/clicks"]],
    ["firehose", "PutRecord", `{ DeliveryStreamName: "lake" }`, ["firehose:PutRecord deliverystream/lake"]],
    ["cloudwatch", "PutMetricData", `{ Namespace: "shop" }`, ["cloudwatch:PutMetricData *"]],
    [
      "cloudwatch-logs",
      "PutLogEvents",
      `{ logGroupName: "g", logStreamName: "s" }`,
      ["logs:PutLogEvents log-group:g:log-stream:s"],
    ],
    ["cloudwatch-logs", "FilterLogEvents", `{ logGroupName: "g" }`, ["logs:FilterLogEvents log-group:g:*"]],
    [
      "bedrock-runtime",
      "InvokeModel",
      `{ modelId: "amazon.nova" }`,
      ["bedrock:InvokeModel foundation-model/amazon.nova"],
    ],
    [
      "bedrock-runtime",
      "Converse",
      `{ modelId: "eu.amazon.nova" }`,
      [
        "bedrock:InvokeModel inference-profile/eu.amazon.nova",
        "bedrock:InvokeModel arn:${AWS::Partition}:bedrock:*::foundation-model/amazon.nova",
      ],
    ],
    ["bedrock-agent-runtime", "Retrieve", `{ knowledgeBaseId: "KB" }`, ["bedrock:Retrieve knowledge-base/KB"]],
    [
      "rds-data",
      "ExecuteStatement",
      `{ resourceArn: "arn:aws:rds:eu-west-1:1:cluster:c", secretArn: "arn:aws:secretsmanager:eu-west-1:1:secret:s-abcdef" }`,
      [
        "rds-data:ExecuteStatement arn:aws:rds:eu-west-1:1:cluster:c",
        "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:1:secret:s-abcdef",
      ],
    ],
    ["athena", "StartQueryExecution", `{ QueryString: "" }`, ["athena:StartQueryExecution workgroup/primary"]],
    ["rekognition", "DetectLabels", `{ Image: {} }`, ["rekognition:DetectLabels *"]],
    [
      "ses",
      "SendEmail",
      `{ Source: "a@b.c", ConfigurationSetName: "set" }`,
      ["ses:SendEmail configuration-set/set", "ses:SendEmail identity/a@b.c", "ses:SendEmail identity/b.c"],
    ],
    [
      "apigatewaymanagementapi",
      "PostToConnection",
      `{ ConnectionId: "x" }`,
      ["execute-api:ManageConnections */*/POST/@connections/*", expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN/)],
    ],
  ])("%s %s %s", async (service, command, input, grants) => {
    const { files, options } = callOf(service, command, input, {
      QUEUE: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs",
    })
    expect(await inferGrants(files, options)).toEqual(grants)
  })

  it("reads the API of a connection from the client's endpoint", async () => {
    const { files } = callOf("apigatewaymanagementapi", "PostToConnection", `{ ConnectionId: "x" }`)
    const source = (files["src/app.ts"] ?? "")
      .replace("{ PostToConnectionCommand }", "{ ApiGatewayManagementApiClient, PostToConnectionCommand }")
      .replace(
        "return (client as any)",
        `return new ApiGatewayManagementApiClient({ endpoint: "https://abc.execute-api.eu-west-1.amazonaws.com/live" })`,
      )
    const exports = "exports.PostToConnectionCommand = 1;\nexports.ApiGatewayManagementApiClient = 1;"
    expect(
      await inferGrants({
        ...files,
        "src/app.ts": source,
        "node_modules/@aws-sdk/client-apigatewaymanagementapi/dist-cjs/index.js": exports,
      }),
    ).toEqual([
      "execute-api:ManageConnections arn:${AWS::Partition}:execute-api:eu-west-1:${AWS::AccountId}:abc/live/POST/@connections/*",
    ])
  })

  it("names the alias of a key in a condition", async () => {
    const { files } = callOf("kms", "Encrypt", `{ KeyId: "alias/app" }`)
    expect(await infer(files)).toMatchObject({ grants: ["kms:Encrypt key/*"], warnings: [] })
  })

  it("does not pass a role that it does not know", async () => {
    const { files } = callOf("scheduler", "CreateSchedule", `{ Name: "tick", Target: { RoleArn: request.body.role } }`)
    expect(await infer(files)).toMatchObject({
      grants: ["scheduler:CreateSchedule schedule/default/tick"],
      warnings: [
        expect.stringMatching(/^POLICY_RESOURCE_DANGEROUS src\/app.ts:12 CreateSchedule: Target.RoleArn is not known/),
      ],
    })
  })
})
