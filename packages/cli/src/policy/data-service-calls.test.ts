import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"
import { grantsOfCall } from "../../test/policy/service-call.ts"

const unknown = expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN /)
const claude = "anthropic.claude-3-haiku-20240307-v1:0"
const profile = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"

describe("Bedrock", () => {
  it.each([
    ["runtime", "InvokeModel", `{ modelId: "${claude}" }`, [`bedrock:InvokeModel foundation-model/${claude}`]],
    [
      "runtime",
      "ConverseStream",
      `{ modelId: "us.${claude}" }`,
      [
        `bedrock:InvokeModelWithResponseStream inference-profile/us.${claude}`,
        `bedrock:InvokeModelWithResponseStream arn:\${AWS::Partition}:bedrock:*::foundation-model/${claude}`,
      ],
    ],
    [
      "runtime",
      "Converse",
      `{ modelId: "${profile}" }`,
      [`bedrock:InvokeModel ${profile}`, "bedrock:InvokeModel arn:${AWS::Partition}:bedrock:*::foundation-model/*"],
    ],
    [
      "runtime",
      "Converse",
      `{ modelId: "${claude}", guardrailConfig: { guardrailIdentifier: "g", guardrailVersion: "1" } }`,
      ["bedrock:ApplyGuardrail guardrail/g", `bedrock:InvokeModel foundation-model/${claude}`],
    ],
    ["runtime", "ApplyGuardrail", `{ guardrailIdentifier: "g" }`, ["bedrock:ApplyGuardrail guardrail/g"]],
    ["agent-runtime", "InvokeAgent", `{ agentId: "A", agentAliasId: "B" }`, ["bedrock:InvokeAgent agent-alias/A/B"]],
    [
      "agent-runtime",
      "InvokeFlow",
      `{ flowIdentifier: "F", flowAliasIdentifier: "B" }`,
      ["bedrock:InvokeFlow flow/F/alias/B"],
    ],
    [
      "agent-runtime",
      "RetrieveAndGenerate",
      `{ retrieveAndGenerateConfiguration: { knowledgeBaseConfiguration: { knowledgeBaseId: "KB", modelArn: "${claude}" } } }`,
      [
        `bedrock:InvokeModel foundation-model/${claude}`,
        "bedrock:Retrieve knowledge-base/KB",
        "bedrock:RetrieveAndGenerate *",
      ],
    ],
  ])("%s %s %s", async (service, command, input, grants) => {
    const found = await grantsOfCall(`bedrock-${service}`, command, input)
    expect(found.toSorted()).toEqual(grants.toSorted())
  })
})

describe("databases and analytics", () => {
  it.each([
    [
      "athena",
      "GetQueryResults",
      `{ QueryExecutionId: request.body.id }`,
      ["athena:GetQueryResults workgroup/*", unknown],
    ],
    [
      "athena",
      "StartQueryExecution",
      `{ WorkGroup: "w", ResultConfiguration: { OutputLocation: "s3://out/q/" } }`,
      [
        "athena:StartQueryExecution workgroup/w",
        "s3:AbortMultipartUpload out/q/*",
        "s3:GetBucketLocation out",
        "s3:GetObject out/q/*",
        "s3:ListBucket out",
        "s3:ListBucketMultipartUploads out",
        "s3:ListMultipartUploadParts out/q/*",
        "s3:PutObject out/q/*",
      ],
    ],
    ["athena", "ListWorkGroups", `{}`, ["athena:ListWorkGroups *"]],
    ["rekognition", "SearchFacesByImage", `{ CollectionId: "c" }`, ["rekognition:SearchFacesByImage collection/c"]],
    [
      "rekognition",
      "DetectLabels",
      `{ Image: { S3Object: { Bucket: "b", Name: "k.jpg" } } }`,
      ["rekognition:DetectLabels *", "s3:GetObject b/k.jpg"],
    ],
    [
      "textract",
      "StartDocumentTextDetection",
      "{ DocumentLocation: { S3Object: { Bucket: 'b', Name: request.body.key } } }",
      ["s3:GetObject b/*", "textract:StartDocumentTextDetection *"],
    ],
    ["textract", "DetectDocumentText", `{ Document: { Bytes: "" } }`, ["textract:DetectDocumentText *"]],
    ["glue", "StartJobRun", `{ JobName: "j" }`, ["glue:StartJobRun job/j"]],
    [
      "glue",
      "GetTable",
      `{ DatabaseName: "d", Name: "t" }`,
      ["glue:GetTable catalog", "glue:GetTable database/d", "glue:GetTable table/d/t"],
    ],
    [
      "timestream-write",
      "WriteRecords",
      `{ DatabaseName: "d", TableName: "t" }`,
      ["timestream:DescribeEndpoints *", "timestream:WriteRecords database/d/table/t"],
    ],
  ])("%s %s %s", async (service, command, input, grants) => {
    expect(await grantsOfCall(service, command, input)).toEqual(grants)
  })
})

describe("logs, metrics and mail", () => {
  it.each([
    ["cloudwatch-logs", "CreateLogGroup", `{ logGroupName: "g" }`, ["logs:CreateLogGroup log-group:g:*"]],
    ["cloudwatch-logs", "DescribeLogGroups", `{}`, ["logs:DescribeLogGroups *"]],
    [
      "cloudwatch-logs",
      "PutLogEvents",
      `{ logGroupName: "g", logStreamName: request.body.stream }`,
      ["logs:PutLogEvents log-group:g:log-stream:*"],
    ],
    [
      "cloudwatch-logs",
      "FilterLogEvents",
      `{ logGroupIdentifier: "arn:aws:logs:eu-west-1:1:log-group:g:*" }`,
      ["logs:FilterLogEvents arn:aws:logs:eu-west-1:1:log-group:g:*"],
    ],
    ["cloudwatch", "DescribeAlarms", `{ AlarmNamePrefix: "app-" }`, ["cloudwatch:DescribeAlarms alarm:app-*"]],
    ["cloudwatch", "DescribeAlarms", `{}`, ["cloudwatch:DescribeAlarms alarm:*"]],
    ["cloudwatch", "PutMetricAlarm", `{ AlarmName: "a" }`, ["cloudwatch:PutMetricAlarm alarm:a"]],
    ["cloudwatch", "GetMetricData", `{}`, ["cloudwatch:GetMetricData *"]],
    ["cloudwatch", "GetDashboard", `{ DashboardName: "d" }`, ["cloudwatch:GetDashboard dashboard/d"]],
    [
      "sesv2",
      "SendEmail",
      "{ FromEmailAddress: `${request.body.name} <news@mail.shop.example>`, Content: { Raw: { Data: '' } } }",
      [
        "ses:SendRawEmail identity/mail.shop.example",
        "ses:SendRawEmail identity/news@mail.shop.example",
        "ses:SendRawEmail identity/shop.example",
      ],
    ],
    [
      "sesv2",
      "SendBulkEmail",
      `{ FromEmailAddress: "a@b.c", DefaultContent: { Template: { TemplateName: "t" } } }`,
      ["ses:SendBulkEmail identity/a@b.c", "ses:SendBulkEmail identity/b.c", "ses:SendBulkEmail template/t"],
    ],
    ["ses", "GetSendQuota", `{}`, ["ses:GetSendQuota *"]],
    ["sesv2", "GetEmailIdentity", `{ EmailIdentity: "b.c" }`, ["ses:GetEmailIdentity identity/b.c"]],
  ])("%s %s %s", async (service, command, input, grants) => {
    expect(await grantsOfCall(service, command, input)).toEqual(grants)
  })
})

describe("services that the parameters' names tell", () => {
  it.each([
    [
      "appconfigdata",
      "StartConfigurationSession",
      `{ ApplicationIdentifier: "a", EnvironmentIdentifier: "e", ConfigurationProfileIdentifier: "c" }`,
      ["appconfig:StartConfigurationSession application/a/environment/e/configuration/c"],
    ],
    ["iot-data-plane", "Publish", `{ topic: "a/b" }`, ["iot:Publish topic/a/b"]],
    ["iot-data-plane", "UpdateThingShadow", `{ thingName: "lamp" }`, ["iot:UpdateThingShadow thing/lamp"]],
    ["ecs", "DescribeServices", `{ cluster: "c", services: ["s"] }`, ["ecs:DescribeServices service/c/s"]],
    ["ecs", "RunTask", `{ taskDefinition: "t" }`, ["ecs:RunTask task-definition/t:*"]],
    ["ecr", "DescribeImages", `{ repositoryName: "r" }`, ["ecr:DescribeImages repository/r"]],
    ["ec2", "DescribeInstances", `{}`, ["ec2:DescribeInstances *"]],
    ["ec2", "StopInstances", `{ InstanceIds: ["i-1"] }`, ["ec2:StopInstances instance/i-1"]],
    ["cloudfront", "CreateInvalidation", `{ DistributionId: "D" }`, ["cloudfront:CreateInvalidation distribution/D"]],
    [
      "route-53",
      "ChangeResourceRecordSets",
      `{ HostedZoneId: "/hostedzone/Z" }`,
      ["route53:ChangeResourceRecordSets hostedzone/Z"],
    ],
    ["codebuild", "StartBuild", `{ projectName: "p" }`, ["codebuild:StartBuild project/p"]],
    ["codepipeline", "StartPipelineExecution", `{ name: "p" }`, ["codepipeline:StartPipelineExecution p"]],
    ["sagemaker-runtime", "InvokeEndpoint", `{ EndpointName: "e" }`, ["sagemaker:InvokeEndpoint endpoint/e"]],
    ["translate", "TranslateText", `{ Text: "" }`, ["translate:TranslateText *"]],
    ["comprehend", "DetectSentiment", `{ Text: "" }`, ["comprehend:DetectSentiment *"]],
    ["polly", "SynthesizeSpeech", `{ Text: "" }`, ["polly:SynthesizeSpeech *"]],
    ["lex-runtime-v2", "RecognizeText", `{ botId: "b", botAliasId: "a" }`, ["lex:RecognizeText bot-alias/b/a"]],
    ["location", "SearchPlaceIndexForText", `{ IndexName: "i" }`, ["geo:SearchPlaceIndexForText place-index/i"]],
    [
      "s3vectors",
      "QueryVectors",
      `{ vectorBucketName: "b", indexName: "i" }`,
      ["s3vectors:QueryVectors bucket/b/index/i"],
    ],
    [
      "verifiedpermissions",
      "IsAuthorized",
      `{ policyStoreId: "p" }`,
      ["verifiedpermissions:IsAuthorized policy-store/p"],
    ],
    ["iam", "GetRole", `{ RoleName: "r" }`, ["iam:GetRole role/r"]],
    ["iam", "GetRole", `{ RoleName: request.body.role }`, [expect.stringMatching(/^POLICY_RESOURCE_DANGEROUS /)]],
    ["organizations", "ListAccounts", `{}`, ["organizations:ListAccounts *"]],
    ["cloudformation", "DescribeStacks", `{ StackName: "s" }`, ["cloudformation:DescribeStacks stack/s/*"]],
    ["pipes", "StartPipe", `{ Name: "p" }`, ["pipes:StartPipe pipe/p"]],
  ])("%s %s %s", async (service, command, input, grants) => {
    const shown = await grantsOfCall(service, command, input)
    expect(shown).toEqual(grants)
  })
})

describe("a table with a key of the app's", () => {
  it("needs the key for its items, and for nothing else", async () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1-2"
    const arn = { "Fn::GetAtt": ["TodosTable", "Arn"] }
    const location = { file: "src/app.ts", line: 1 }
    const base = { kind: "table", id: "Todos", arn, location, kmsKeyArn }
    const references = [
      { ...base, property: "name", environmentVariable: "TODOS_TABLE_NAME", value: { Ref: "TodosTable" } },
    ]
    const described = `import { DescribeTableCommand } from "@aws-sdk/client-dynamodb"`
    const read = appOf("", `return client.send(new GetCommand({ TableName: todoTable.name, Key: {} }))`)
    const describe = appOf(described, `return client.send(new DescribeTableCommand({ TableName: todoTable.name }))`)
    expect(await inferGrants(read, { references })).toEqual(["dynamodb:GetItem Todos", `kms:Decrypt ${kmsKeyArn}`])
    expect(await inferGrants(describe, { references })).toEqual(["dynamodb:DescribeTable Todos"])
  })
})
