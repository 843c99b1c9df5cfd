import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"
import { stubPackage } from "../../test/policy/service-call.ts"

const machine = "arn:aws:states:eu-west-1:1:stateMachine:order"

describe("an id that AWS answers with", () => {
  it.each([
    [
      "sfn",
      ["StartExecution", "DescribeExecution"],
      `const { executionArn } = await send(new StartExecutionCommand({ stateMachineArn: "${machine}" }))
       return send(new DescribeExecutionCommand({ executionArn }))`,
      ["states:DescribeExecution arn:aws:states:eu-west-1:1:execution:order:*", `states:StartExecution ${machine}`],
    ],
    [
      "sqs",
      ["GetQueueUrl", "SendMessage"],
      `const { QueueUrl } = await send(new GetQueueUrlCommand({ QueueName: "jobs" }))
       return send(new SendMessageCommand({ QueueUrl, MessageBody: "" }))`,
      ["sqs:GetQueueUrl jobs", "sqs:SendMessage jobs"],
    ],
    [
      "sqs",
      ["ListQueues", "PurgeQueue"],
      `const { QueueUrls } = await send(new ListQueuesCommand({ QueueNamePrefix: "test-" }))
       for (const QueueUrl of QueueUrls) await send(new PurgeQueueCommand({ QueueUrl }))`,
      ["sqs:ListQueues *", "sqs:PurgeQueue test-*"],
    ],
    [
      "sns",
      ["CreateTopic", "Publish"],
      `const { TopicArn } = await send(new CreateTopicCommand({ Name: "news" }))
       return send(new PublishCommand({ TopicArn }))`,
      ["sns:CreateTopic news", "sns:Publish news"],
    ],
    [
      "kinesis",
      ["GetShardIterator", "GetRecords"],
      `const { ShardIterator } = await send(new GetShardIteratorCommand({ StreamName: "clicks" }))
       const { NextShardIterator } = await send(new GetRecordsCommand({ ShardIterator }))
       return send(new GetRecordsCommand({ ShardIterator: NextShardIterator }))`,
      ["kinesis:GetRecords stream/clicks", "kinesis:GetShardIterator stream/clicks"],
    ],
    [
      "athena",
      ["StartQueryExecution", "GetQueryResults"],
      `const { QueryExecutionId } = await send(new StartQueryExecutionCommand({ QueryString: "", WorkGroup: "team" }))
       return send(new GetQueryResultsCommand({ QueryExecutionId }))`,
      ["athena:GetQueryResults workgroup/team", "athena:StartQueryExecution workgroup/team"],
    ],
    [
      "cloudwatch-logs",
      ["StartQuery", "GetQueryResults"],
      `const { queryId } = await send(new StartQueryCommand({ logGroupName: "g" }))
       return send(new GetQueryResultsCommand({ queryId }))`,
      ["logs:GetQueryResults log-group:g:*", "logs:StartQuery log-group:g:*"],
    ],
    [
      "secrets-manager",
      ["CreateSecret", "GetSecretValue"],
      `const { ARN } = await send(new CreateSecretCommand({ Name: "s" }))
       return send(new GetSecretValueCommand({ SecretId: ARN }))`,
      ["secretsmanager:CreateSecret secret:s-??????", "secretsmanager:GetSecretValue secret:s-??????"],
    ],
    [
      "kms",
      ["DescribeKey", "Encrypt"],
      `const { KeyMetadata } = await send(new DescribeKeyCommand({ KeyId: "1-2" }))
       return send(new EncryptCommand({ KeyId: KeyMetadata.Arn }))`,
      ["kms:DescribeKey key/1-2", "kms:Encrypt key/1-2"],
    ],
  ])("of %s names the resource of the request: %s", async (service, names, body, grants) => {
    const commands = names.map((name) => `${name}Command`)
    const files = appOf(
      `import { ${commands.join(", ")} } from "@aws-sdk/client-${service}"\nconst send = (command: any): any => client.send(command)`,
      body,
    )
    expect(await inferGrants({ ...files, ...stubPackage(`client-${service}`, ...commands) })).toEqual(grants)
  })

  it("goes round in a loop", async () => {
    const files = appOf(
      `import { GetShardIteratorCommand, GetRecordsCommand } from "@aws-sdk/client-kinesis"\nconst send = (command: any): any => client.send(command)`,
      `let { ShardIterator } = await send(new GetShardIteratorCommand({ StreamName: "clicks" }))
       while (ShardIterator) ShardIterator = (await send(new GetRecordsCommand({ ShardIterator }))).NextShardIterator`,
    )
    const packages = stubPackage("client-kinesis", "GetShardIteratorCommand", "GetRecordsCommand")
    expect(await inferGrants({ ...files, ...packages })).toEqual([
      "kinesis:GetRecords stream/clicks",
      "kinesis:GetShardIterator stream/clicks",
    ])
  })

  it("names the stream of a table", async () => {
    const files = appOf(
      `import { DescribeTableCommand } from "@aws-sdk/client-dynamodb"
       import { DescribeStreamCommand } from "@aws-sdk/client-dynamodb-streams"`,
      `const { Table: found } = await client.send(new DescribeTableCommand({ TableName: todoTable.name }))
       await client.send(new DescribeStreamCommand({ StreamArn: found!.LatestStreamArn }) as any)`,
    )
    expect(await inferGrants({ ...files, ...stubPackage("client-dynamodb-streams", "DescribeStreamCommand") })).toEqual(
      ["dynamodb:DescribeStream Todos/stream/*", "dynamodb:DescribeTable Todos"],
    )
  })

  it("is warned of when the answer does not tell", async () => {
    const files = appOf(
      `import { ListTablesCommand } from "@aws-sdk/client-dynamodb"`,
      `const { TableNames = [] } = await client.send(new ListTablesCommand({}))
       for (const TableName of TableNames) await client.send(new GetCommand({ TableName, Key: {} }))`,
    )
    expect(await inferGrants(files)).toEqual([
      "dynamodb:GetItem table/*",
      "dynamodb:ListTables *",
      expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*it comes from the answer of ListTables/),
    ])
  })
})
