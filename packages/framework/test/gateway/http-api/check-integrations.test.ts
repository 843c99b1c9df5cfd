import { describe, expect, it } from "vitest"
import {
  App,
  awsIntegration,
  existingFunction,
  getItem,
  httpIntegration,
  httpProxy,
  type Integration,
  iamAuthorizer,
  integration,
  type IntegrationTarget,
  mock,
  publish,
  putEvents,
  sendMessage,
  startExecution,
  startSyncExecution,
  vpcLink,
} from "../../../src/index.ts"
import { declarationsOf } from "../../../src/internal.ts"
import { checkHttpDeclarations } from "../../../src/gateway/check-http-declarations.ts"

function faultsOf(integrations: readonly Integration[]) {
  const app = new App("shop", { integrations, api: { type: "http", stageVariables: { a: "b" } } })
  return checkHttpDeclarations(declarationsOf(app))
}

const messagesOf = (target: IntegrationTarget, path = "/a/{id}") =>
  faultsOf([integration("POST", path, target)]).map(({ code, message }) => `${code} ${message}`)
const unsupported = (problem: string) => [`HTTP_API_UNSUPPORTED integration("POST", "/a/{id}"): ${problem}`]

const queue = "arn:aws:sqs:eu-west-1:123456789012:orders"
const stateMachine = "arn:aws:states:eu-west-1:123456789012:stateMachine:Refund"
const url = "https://backend.example.com/{id}"

describe("the integrations of an HTTP API", () => {
  it.each<[IntegrationTarget]>([
    [httpProxy({ url })],
    [
      httpProxy({
        url: "https://${stageVariables.a}.example.com/{user}/{kind}/{team}",
        path: { user: { from: "path.id" }, kind: "x/y z", team: { from: "stage.a" } },
        headers: {
          "X-A": { from: "context.requestId" },
          "X-B": "text",
          "X-C": { from: "context.authorizer.claims.sub" },
        },
        query: { a: { from: "method.request.multivalueheader.X-A" }, b: { from: "body.a.b[0].c" } },
      }),
    ],
    [existingFunction({ functionName: "orders" })],
    [sendMessage({ queue })],
    [
      sendMessage({
        queue,
        message: '$input.path("$.a.b")',
        messageGroupId: "all",
        role: "arn:aws:iam::123456789012:role/r",
      }),
    ],
    [putEvents({ source: "shop", detailType: '$input.params("id")', detail: '$input.json("$.detail")' })],
    [startExecution({ stateMachine, name: "$input.params().querystring.name" })],
    [startSyncExecution({ stateMachine, input: '{"fixed": true}' })],
  ])("may be %j", (target) => {
    expect(messagesOf(target)).toEqual([])
  })

  it.each<[string, IntegrationTarget]>([
    ["HTTP APIs have no mock", mock()],
    ["HTTP APIs have no publish", publish({ topic: "arn:aws:sns:eu-west-1:123456789012:news" })],
    ["HTTP APIs have no httpIntegration", httpIntegration({ url })],
    ["HTTP APIs have no getItem", getItem({ table: "todos", key: { id: '$input.params("id")' } })],
    [
      "HTTP APIs have no awsIntegration",
      awsIntegration({
        service: "s3",
        path: "b",
        permission: { action: "s3:GetObject", resource: "arn:aws:s3:::b/*" },
      }),
    ],
    ["requestTemplates is not for HTTP APIs", sendMessage({ queue, requestTemplates: "{}" })],
    ["responses is not for HTTP APIs", sendMessage({ queue, responses: [{ status: 200 }] })],
    ["contentTypes is not for HTTP APIs", startExecution({ stateMachine, contentTypes: ["text/plain"] })],
    ["passthroughBehavior is not for HTTP APIs", startExecution({ stateMachine, passthroughBehavior: "never" })],
    ["attributes is not for HTTP APIs", sendMessage({ queue, attributes: { a: "b" } })],
    ...(
      [
        '$input.params("q")',
        "a-$context.requestId",
        "$util.urlEncode($input.body)",
        '$input.json("$.a")',
        '$input.path("$..a")',
        '$input.path("$.a[?(@.b)]")',
        "$context.resourcePath",
        "#if(true)x#end",
      ] as const
    ).map((message): [string, IntegrationTarget] => [
      `message is ${JSON.stringify(message)}, for which HTTP APIs have no expression`,
      sendMessage({ queue, message }),
    ]),
    [
      "HTTP APIs fill path parameters, stage variables and texts into a URL, and nothing else",
      httpProxy({ url: "https://b.example.com/{user}", path: { user: { from: "query.user" } } }),
    ],
    [
      "HTTP APIs cannot read context.resourceId for X-A",
      httpProxy({ url, headers: { "X-A": { from: "context.resourceId" } } }),
    ],
    ["HTTP APIs cannot read method.request.body for all", httpProxy({ url, query: { all: { from: "body" } } })],
    ["vpcLink is not for HTTP APIs", httpProxy({ url, vpcLink: vpcLink({ id: "ab12cd" }) })],
    ["HTTP APIs keep the header Authorization for themselves", httpProxy({ url, headers: { Authorization: "x" } })],
    ["HTTP APIs keep the header X-Amz-Date for themselves", httpProxy({ url, headers: { "X-Amz-Date": "x" } })],
  ])("are faulted: %s", (problem, target) => {
    expect(messagesOf(target)).toEqual(unsupported(problem))
  })

  it("say where they stand, and what to do", () => {
    const [fault] = faultsOf([integration("GET", "/a", mock())])
    expect(fault?.hint).toBe('They answer nothing by themselves. Let a function do it, or set api: "rest".')
    expect(fault?.location.file).toContain("check-integrations.test.ts")
  })

  it("have no API keys, no cache, and one CORS configuration for all", () => {
    const target = httpProxy({ url: "https://b.example.com" })
    const messages = faultsOf([
      integration("GET", "/a", target, { apiKey: true }),
      integration("GET", "/b", target, { cache: true }),
      integration("GET", "/c", target, { cors: true }),
    ]).map(({ message }) => message)
    expect(messages).toContain('integration("GET", "/a"): apiKey is not for HTTP APIs')
    expect(messages).toContain('integration("GET", "/b"): cache is not for HTTP APIs')
    expect(messages.some((message) => message.startsWith('integration("GET", "/a") has not the same CORS'))).toBe(true)
  })

  it("take no preflight of ANY past an authorizer", () => {
    const options = { authorizer: iamAuthorizer(), cors: true }
    const target = httpProxy({ url: "https://b.example.com" })
    expect(faultsOf([integration("ANY", "/a", target, options)]).map(({ message }) => message)).toEqual([
      'integration("ANY", "/a"): ANY with an authorizer takes preflights too, which have no token',
    ])
    expect(faultsOf([integration(["GET", "POST"], "/a", target, options)])).toEqual([])
    expect(faultsOf([integration("ANY", "/a", target, { ...options, cors: false })])).toEqual([])
  })
})
