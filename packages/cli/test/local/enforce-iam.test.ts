import { afterEach, expect, test, vi } from "vitest"
import { type LocalApp, startLocal } from "../../src/testing.ts"
import { callsApp } from "./calls-app.ts"
import { makeSdkProject } from "./make-sdk-project.ts"

const running: LocalApp[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.close()))
})

async function start(
  options: { enforceIam?: boolean } = {},
  edits: Readonly<Record<string, string>> = {},
): Promise<LocalApp> {
  const controller = Object.entries(edits).reduce(
    (text, [from, to]) => text.replace(from, to),
    callsApp["src/call-controller.ts"],
  )
  const projectDir = await makeSdkProject({ ...callsApp, "src/call-controller.ts": controller })
  const app = await startLocal({ projectDir, enforceIam: true, ...options })
  running.push(app)
  return app
}

async function call(app: LocalApp, client: string, method: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify({ client, method, input })
  const headers = { "content-type": "application/json" }
  return (await fetch(`${app.url}/calls`, { method: "POST", headers, body })).json()
}

const user = "arn:aws:sts::000000000000:assumed-role/calls-dev-ApiFunctionRole/calls-dev-Api"

function refusal(
  action: string,
  resource: string,
  why = ` because no identity-based policy allows the ${action} action`,
) {
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource}${why}`
}

test("what the policy allows goes through, and each service refuses the rest as it does deployed", async () => {
  const app = await start()
  expect(await (await fetch(`${app.url}/todos/1`)).json()).toEqual({ id: "1", title: "Buy milk" })

  const table = "arn:aws:dynamodb:us-east-1:000000000000:table/calls-dev-Todos"
  expect(await call(app, "DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: "1" } } })).toEqual({
    name: "AccessDeniedException",
    message: refusal("dynamodb:DeleteItem", table),
    fault: "client",
    status: 400,
    attempts: 1,
  })
  expect(await call(app, "S3", "getObject", { Bucket: "uploads", Key: "a&b.txt" })).toMatchObject({
    name: "AccessDenied",
    Code: "AccessDenied",
    message: refusal("s3:GetObject", '"arn:aws:s3:::uploads/a&b.txt"'),
    status: 403,
  })
  expect(await call(app, "S3", "headObject", { Bucket: "uploads", Key: "a.txt" })).toMatchObject({ status: 403 })
  const QueueUrl = "https://sqs.us-east-1.amazonaws.com/000000000000/jobs"
  expect(await call(app, "SQS", "sendMessage", { QueueUrl, MessageBody: "x" })).toMatchObject({
    name: "AccessDenied",
    message: refusal("sqs:sendmessage", "arn:aws:sqs:us-east-1:000000000000:jobs"),
    status: 403,
  })
  const TopicArn = "arn:aws:sns:us-east-1:000000000000:alerts"
  expect(await call(app, "SNS", "publish", { TopicArn, Message: "x" })).toMatchObject({
    name: "AuthorizationErrorException",
    message: refusal("SNS:Publish", TopicArn),
    status: 403,
  })
  expect(await call(app, "SSM", "getParameter", { Name: "/app/key" })).toMatchObject({
    name: "AccessDeniedException",
    message: refusal("ssm:GetParameter", "arn:aws:ssm:us-east-1:000000000000:parameter/app/key"),
    status: 400,
  })
  const RoleArn = "arn:aws:iam::000000000000:role/x"
  expect(await call(app, "STS", "assumeRole", { RoleArn, RoleSessionName: "y" })).toMatchObject({
    name: "AccessDenied",
    message: refusal("sts:AssumeRole", RoleArn, ""),
    status: 403,
  })
  expect(await call(app, "Lambda", "invoke", { FunctionName: "other" })).toMatchObject({
    name: "AccessDeniedException",
    message: refusal("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:000000000000:function:other"),
    status: 403,
  })
  expect(await call(app, "SecretsManager", "getSecretValue", { SecretId: "app/db" })).toMatchObject({
    name: "AccessDeniedException",
    message: refusal("secretsmanager:GetSecretValue", "app/db"),
    status: 400,
  })
  const bus = "arn:aws:events:us-east-1:000000000000:event-bus/default"
  expect(await call(app, "EventBridge", "putEvents", { Entries: [{ Source: "shop" }] })).toMatchObject({
    name: "AccessDeniedException",
    message: refusal("events:PutEvents", bus),
    status: 400,
  })
  const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:bill"
  expect(await call(app, "SFN", "startExecution", { stateMachineArn })).toMatchObject({
    name: "AccessDeniedException",
    message: refusal("states:StartExecution", stateMachineArn),
    status: 400,
  })
  expect(await call(app, "CloudWatch", "putMetricData", { Namespace: "Shop", MetricData: [] })).toMatchObject({
    message: `User: ${user} is not authorized to perform: cloudwatch:PutMetricData because no identity-based policy allows the cloudwatch:PutMetricData action`,
    status: 403,
  })
  const FromEmailAddress = "shop@example.com"
  expect(await call(app, "SESv2", "sendEmail", { FromEmailAddress, Content: {} })).toMatchObject({
    name: "AccessDeniedException",
    message: `User \`${user}' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:us-east-1:000000000000:identity/shop@example.com'`,
    status: 403,
  })
})

test("the terminal says what to add, once for each sort of call", async () => {
  const app = await start()
  for (const id of ["1", "2"]) await call(app, "DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: id } } })
  await call(app, "SQS", "sendMessage", { QueueUrl: "https://sqs.us-east-1.amazonaws.com/000000000000/jobs" })
  await vi.waitFor(() => expect(app.output()).toContain("SendMessage is refused"))
  const line = callsApp["src/call-controller.ts"].split("\n").findIndex((text) => text.includes("[method]")) + 1
  expect(app.output().match(/DeleteItem is refused/g)).toHaveLength(1)
  expect(app.output())
    .toContain(`Api: DeleteItem is refused, as it will be when deployed  src/call-controller.ts:${line}
  its policy does not allow dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:000000000000:table/calls-dev-Todos
  src/call-controller.ts:${line}  POLICY_CODE_OPAQUE  A method of DynamoDB is chosen by a name only known at run time
`)
  expect(app.output()).toContain(
    '  If it should, declare it on the route, the controller or the function: iam: [{ actions: ["dynamodb:DeleteItem"], resources: [/* the table */ todos] }]\n',
  )
  expect(app.output()).toContain(
    'iam: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs"] }]',
  )
})

test("signing a URL does not fail, as it does not deployed, but the terminal says that using it will", async () => {
  const app = await start()
  const answer = await fetch(`${app.url}/signed?command=GetObjectCommand`)
  expect(await answer.json()).toEqual({ url: expect.stringContaining("/uploads/secret.txt?X-Amz-Algorithm") })
  await vi.waitFor(() =>
    expect(app.output()).toContain("Api: GetObject is signed, and will be refused when the URL is used"),
  )
})

test("without it every request goes where it would go", async () => {
  const app = await start({ enforceIam: false })
  expect(await call(app, "DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: "1" } } })).toEqual({
    answer: { $metadata: expect.objectContaining({ httpStatusCode: 200 }) },
  })
  expect(app.output()).toContain("Functions may send any request to AWS")
})

test("a declared permission counts, and a function with a role of its own is let through with a note", async () => {
  const iam = `iam: [{ actions: ["dynamodb:DeleteItem"], resources: [todoTable] }]`
  const declared = await start({}, { '/calls")': `/calls", { ${iam} })` })
  const deletion = ["DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: "1" } } }] as const
  expect(await call(declared, ...deletion)).toHaveProperty("answer")

  const role = `function: { role: "arn:aws:iam::000000000000:role/existing" }`
  const existing = await start({}, { 'controller("/")': `controller("/", { ${role} })` })
  expect(await call(existing, ...deletion)).toHaveProperty("answer")
  await vi.waitFor(() => expect(existing.output()).toContain("it runs with a role that exists already"))
})
