import { expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"
import { stubPackage } from "../../test/policy/service-call.ts"

const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1-2"
const base = { location: { file: "src/app.ts", line: 1 }, environmentVariable: "X", kmsKeyArn }
const arn = "arn:aws:sqs:eu-west-1:123456789012:jobs"
const alerts = "arn:aws:sns:eu-west-1:123456789012:alerts"
const references = [
  { ...base, kind: "topic", id: "Alerts", property: "arn", value: alerts, arn: alerts },
  { ...base, kind: "queue", id: "Jobs", property: "url", value: { Ref: "JobsQueue" }, arn },
  { ...base, kind: "topic", id: "News", property: "arn", value: { Ref: "NewsTopic" }, arn: { Ref: "NewsTopic" } },
  {
    ...{ ...base, kind: "stream", id: "Clicks", property: "name", value: { Ref: "ClicksStream" } },
    arn: { "Fn::GetAtt": ["ClicksStream", "Arn"] },
  },
  {
    ...{ ...base, kind: "bucket", id: "Photos", property: "name" },
    value: { "Fn::Sub": ["photos-${Stack}", { Stack: "s" }] },
    arn: { "Fn::Sub": ["arn:${AWS::Partition}:s3:::photos-${Stack}", { Stack: "s" }] },
  },
]
const decrypt = `kms:Decrypt ${kmsKeyArn}`
const generate = `kms:GenerateDataKey ${kmsKeyArn}`
it.each([
  ["sqs", "SendMessage", "{ QueueUrl: jobs.url }", [decrypt, generate]],
  ["sqs", "ReceiveMessage", "{ QueueUrl: jobs.url }", [decrypt]],
  ["sqs", "DeleteMessage", "{ QueueUrl: jobs.url }", []],
  ["sns", "Publish", "{ TopicArn: news.arn }", [decrypt, generate]],
  ["kinesis", "PutRecord", "{ StreamName: clicks.name }", [generate]],
  ["s3", "GetObject", '{ Bucket: photos.name, Key: "a" }', [decrypt]],
  ["s3", "PutObject", '{ Bucket: photos.name, Key: "a" }', [generate]],
  ["s3", "UploadPart", '{ Bucket: photos.name, Key: "a" }', [decrypt, generate]],
  ["sns", "Publish", `{ TopicArn: "${alerts}" }`, [decrypt, generate]],
  ["sns", "Publish", `{ TopicArn: "${alerts}-archive" }`, []],
  ["s3", "DeleteObject", '{ Bucket: photos.name, Key: "a" }', []],
])(
  "%s %s needs the key of the app's own resource only as far as it reads or writes",
  async (service, command, input, keys) => {
    const declarations = `import { ${command}Command } from "@aws-sdk/client-${service}"
import { Bucket, Queue, Stream, Topic } from "@tsapi/framework"
const jobs = new Queue("Jobs")
const news = new Topic("News")
const clicks = new Stream("Clicks")
const photos = new Bucket("Photos")`
    const files = appOf(declarations, `return (client as any).send(new ${command}Command(${input}))`)
    const stubs = stubPackage(`client-${service}`, `${command}Command`)
    const grants = await inferGrants({ ...files, ...stubs }, { references })
    expect(grants.filter((grant) => !grant.startsWith(`${service}:`))).toEqual(keys)
  },
)
