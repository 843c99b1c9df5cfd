import { rm } from "node:fs/promises"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { type LocalApp, startLocal } from "../../src/testing.ts"
import { callsApp } from "./calls-app.ts"
import { writeSdkProject } from "./make-sdk-project.ts"

const running: LocalApp[] = []
const projects: string[] = []
/** The app as it is, enforced. */
let enforced: LocalApp

beforeAll(async () => {
  enforced = await start()
}, 60_000)

afterAll(async () => {
  await Promise.all(running.map((app) => app.close()))
  await Promise.all(projects.map((project) => rm(project, { recursive: true, force: true })))
})

async function start(
  options: { enforceIam?: boolean } = {},
  controller = callsApp["src/call-controller.ts"],
): Promise<LocalApp> {
  const projectDir = await writeSdkProject({ ...callsApp, "src/call-controller.ts": controller })
  projects.push(projectDir)
  const app = await startLocal({ projectDir, enforceIam: true, ...options })
  running.push(app)
  return app
}

async function call(app: LocalApp, client: string, method: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify({ client, method, input })
  const headers = { "content-type": "application/json" }
  return (await fetch(`${app.url}/calls`, { method: "POST", headers, body })).json()
}

const queueUrl = "https://sqs.us-east-1.amazonaws.com/000000000000/jobs"
const user = "arn:aws:sts::000000000000:assumed-role/calls-dev-ApiFunctionRole/calls-dev-Api"

function refusal(
  action: string,
  resource: string,
  why = ` because no identity-based policy allows the ${action} action`,
) {
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource}${why}`
}

const RoleArn = "arn:aws:iam::000000000000:role/x"
const topic = "arn:aws:sns:us-east-1:000000000000:alerts"
const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:bill"
const denied = "AccessDeniedException"

// One for each protocol and each wording that services have.
const refusedCalls = [
  {
    ...{ service: "S3", method: "getObject", input: { Bucket: "uploads", Key: "a&b.txt" } },
    error: {
      ...{ name: "AccessDenied", Code: "AccessDenied", status: 403 },
      message: refusal("s3:GetObject", '"arn:aws:s3:::uploads/a&b.txt"'),
    },
  },
  {
    ...{ service: "S3", method: "headObject", input: { Bucket: "uploads", Key: "a.txt" } },
    error: { status: 403 },
  },
  {
    ...{ service: "SQS", method: "sendMessage", input: { QueueUrl: queueUrl, MessageBody: "x" } },
    error: {
      ...{ name: "AccessDenied", status: 403 },
      message: refusal("sqs:sendmessage", "arn:aws:sqs:us-east-1:000000000000:jobs"),
    },
  },
  {
    ...{ service: "SNS", method: "publish", input: { TopicArn: topic, Message: "x" } },
    error: { name: "AuthorizationErrorException", status: 403, message: refusal("SNS:Publish", topic) },
  },
  {
    ...{ service: "SSM", method: "getParameter", input: { Name: "/app/key" } },
    error: {
      ...{ name: denied, status: 400 },
      message: refusal("ssm:GetParameter", "arn:aws:ssm:us-east-1:000000000000:parameter/app/key"),
    },
  },
  {
    ...{ service: "STS", method: "assumeRole", input: { RoleArn, RoleSessionName: "y" } },
    error: { name: "AccessDenied", status: 403, message: refusal("sts:AssumeRole", RoleArn, "") },
  },
  {
    ...{ service: "Lambda", method: "invoke", input: { FunctionName: "other" } },
    error: {
      ...{ name: denied, status: 403 },
      message: refusal("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:000000000000:function:other"),
    },
  },
  {
    ...{ service: "SecretsManager", method: "getSecretValue", input: { SecretId: "app/db" } },
    error: { name: denied, status: 400, message: refusal("secretsmanager:GetSecretValue", "app/db") },
  },
  {
    ...{ service: "EventBridge", method: "putEvents", input: { Entries: [{ Source: "shop" }] } },
    error: {
      ...{ name: denied, status: 400 },
      message: refusal("events:PutEvents", "arn:aws:events:us-east-1:000000000000:event-bus/default"),
    },
  },
  {
    ...{ service: "SFN", method: "startExecution", input: { stateMachineArn } },
    error: { name: denied, status: 400, message: refusal("states:StartExecution", stateMachineArn) },
  },
  {
    ...{ service: "CloudWatch", method: "putMetricData", input: { Namespace: "Shop", MetricData: [] } },
    error: {
      status: 403,
      message: `User: ${user} is not authorized to perform: cloudwatch:PutMetricData because no identity-based policy allows the cloudwatch:PutMetricData action`,
    },
  },
  {
    ...{ service: "SESv2", method: "sendEmail", input: { FromEmailAddress: "shop@example.com", Content: {} } },
    error: {
      ...{ name: denied, status: 403 },
      message: `User \`${user}' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:us-east-1:000000000000:identity/shop@example.com'`,
    },
  },
]

test("what the policy allows goes through, and each service refuses the rest as it does deployed", async () => {
  const app = enforced
  expect(await (await fetch(`${app.url}/todos/1`)).json()).toEqual({ id: "1", title: "Buy milk" })

  const table = "arn:aws:dynamodb:us-east-1:000000000000:table/calls-dev-Todos"
  expect(await call(app, "DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: "1" } } })).toEqual({
    name: "AccessDeniedException",
    message: refusal("dynamodb:DeleteItem", table),
    fault: "client",
    status: 400,
    attempts: 1,
  })
  for (const { service, method, input, error } of refusedCalls) {
    expect(await call(app, service, method, input)).toMatchObject(error)
  }
})

test("the terminal says what to add, once for each sort of call", async () => {
  const app = enforced
  for (const id of ["1", "2"]) await call(app, "DynamoDB", "deleteItem", { TableName: "todos", Key: { id: { S: id } } })
  await call(app, "SQS", "sendMessage", { QueueUrl: queueUrl })
  await vi.waitFor(() => expect(app.output()).toContain("SendMessage is refused"))
  const line = callsApp["src/call-controller.ts"].split("\n").findIndex((text) => text.includes("[method]")) + 1
  expect(app.output().match(/DeleteItem is refused/g)).toHaveLength(1)
  expect(app.output())
    .toContain(`Api: DeleteItem is refused, as it will be when deployed  src/call-controller.ts:${line}
  its policy does not allow dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:000000000000:table/calls-dev-Todos
  src/call-controller.ts:${line}  POLICY_CODE_OPAQUE  A method of DynamoDB is chosen by a name only known at run time
`)
  expect(app.output()).toContain(
    '  If it should, declare it on the route, the controller or the function: iam: [{ actions: ["dynamodb:DeleteItem"], resources: [/* from src/todo-table.ts */ todoTable] }]\n',
  )
  expect(app.output()).toContain(
    'iam: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs"] }]',
  )
})

test("signing a URL does not fail, as it does not deployed, but the terminal says that using it will", async () => {
  const app = enforced
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

/** A controller that calls any operation of one client. */
const anyOperation = (options: string) => `
import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { controller, route } from "@tsapi/framework"
import { todoTable } from "./todo-table.ts"

const database: any = new DynamoDB()

@controller("/", { ${options} })
export class CallController {
  @route("POST", "/calls")
  async call({ event }: any) {
    const { method, input } = JSON.parse(Buffer.from(event.body, "base64").toString())
    return { answer: await database[method]({ ...input, TableName: todoTable.name }) }
  }
}
`

test("a declared permission counts, and a function with a role of its own is let through with a note", async () => {
  const deletion = ["DynamoDB", "deleteItem", { Key: { id: { S: "1" } } }] as const
  const declared = await start({}, anyOperation(`iam: [{ actions: ["dynamodb:DeleteItem"], resources: [todoTable] }]`))
  expect(await call(declared, ...deletion)).toHaveProperty("answer")
  expect(await call(declared, "DynamoDB", "scan", {})).not.toHaveProperty("answer")

  const existing = await start({}, anyOperation(`function: { role: "arn:aws:iam::000000000000:role/existing" }`))
  expect(await call(existing, ...deletion)).toHaveProperty("answer")
  await vi.waitFor(() => expect(existing.output()).toContain("it runs with a role that exists already"))
})
