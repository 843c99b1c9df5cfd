import { describe, expect, it } from "vitest"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"
import {
  App,
  awsIntegration,
  controller,
  getItem,
  httpIntegration,
  httpProxy,
  integration,
  mock,
  publish,
  putEvents,
  putItem,
  query,
  route,
  sendMessage,
  startExecution,
  Table,
  updateItem,
  vpcLink,
  type AppOptions,
  type IntegrationTarget,
} from "../../src/index.ts"

const queue = "arn:aws:sqs:eu-west-1:123456789012:orders"

function faultsOf(target: IntegrationTarget, path = "/a/{id}", options: AppOptions = {}) {
  const app = new App("shop", { ...options, integrations: [integration("POST", path, target)] })
  return checkHttpDeclarations(declarationsOf(app))
}

describe("checks of integrations", () => {
  it.each([
    sendMessage({ queue: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders.fifo" }),
    sendMessage({ queue: { "Fn::ImportValue": "queue" }, role: { Ref: "Role" } }),
    publish({ topic: "arn:aws:sns:eu-west-1:123456789012:news" }),
    putEvents({ source: "shop", detailType: "Placed" }),
    startExecution({ stateMachine: "arn:aws:states:eu-west-1:123456789012:stateMachine:Refund:PROD" }),
    getItem({ table: "orders", key: { id: '$input.params("id")' } }),
    httpIntegration({ url: "http://a.example/{id}", headers: { "X-A": { from: "body.a" } } }),
    mock(),
  ])("find nothing wrong with %j", (target) => {
    expect(faultsOf(target)).toEqual([])
  })

  it.each([
    [sendMessage({ queue: "orders" }), 'INTEGRATION_ARN_INVALID queue is "orders"'],
    [sendMessage({ queue: "arn:aws:sns:eu-west-1:123456789012:orders" }), "INTEGRATION_ARN_INVALID queue is"],
    [publish({ topic: queue }), "INTEGRATION_ARN_INVALID topic is"],
    [putEvents({ source: "s", detailType: "t", bus: "shop" }), 'INTEGRATION_ARN_INVALID bus is "shop"'],
    [sendMessage({ queue, role: "admin" }), 'INTEGRATION_ARN_INVALID role is "admin"'],
    [getItem({ table: "a/b", key: {} }), 'INTEGRATION_ARN_INVALID table is "a/b"'],
    [httpProxy({ url: "ftp://a.example" }), 'INTEGRATION_OPTION_INVALID url is "ftp://a.example"'],
    [
      httpProxy({ url: "http://{id}/x" }),
      'INTEGRATION_OPTION_INVALID url is "http://{id}/x", with a placeholder in its',
    ],
    [httpProxy({ url: "http://127.0.0.1{id}" }), "INTEGRATION_OPTION_INVALID url is"],
    [httpProxy({ url: "http://a.example:{id}/x" }), "INTEGRATION_OPTION_INVALID url is"],
    [httpProxy({ url: "http:///{id}/x" }), "INTEGRATION_OPTION_INVALID url is"],
    [httpProxy({ url: "http://${stageVariables.host}{id}/x" }), "INTEGRATION_OPTION_INVALID url is"],
    [
      httpIntegration({ url: "http://{h}.example/x", path: { h: { from: "query.h" } } }),
      "INTEGRATION_OPTION_INVALID url is",
    ],
    [httpProxy({ url: "https://a.example", vpcLink: vpcLink({}) }), "INTEGRATION_OPTION_INVALID vpcLink has neither"],
    [mock({ status: 99 }), "INTEGRATION_OPTION_INVALID status is 99"],
    [
      putItem({ table: "orders", item: { id: { N: undefined } as unknown as { N: string } } }),
      "INTEGRATION_OPTION_INVALID item.id is {}",
    ],
    [sendMessage({ queue: { Ref: undefined } as unknown as { Ref: string } }), "INTEGRATION_ARN_INVALID queue is {}"],
    [
      httpIntegration({ url: "https://a.example", responses: [{ status: 200, pattern: "(" }] }),
      'INTEGRATION_OPTION_INVALID responses.0.pattern is "("',
    ],
    [
      httpIntegration({ url: "https://a.example", responses: [{ status: 200 }, { status: 201 }] }),
      "INTEGRATION_OPTION_INVALID responses has two entries without a pattern",
    ],
    [
      httpIntegration({
        url: "https://a.example",
        responses: [
          { status: 400, pattern: "4.." },
          { status: 404, pattern: "40\\d" },
        ],
      }),
      "INTEGRATION_OPTION_INVALID responses has two entries for 400: 4.. and 40\\d both fit it",
    ],
    [
      httpProxy({ url: "https://a.example", headers: { "bad header": "a" } }),
      "INTEGRATION_OPTION_INVALID headers.bad header is no name that a header can have",
    ],
    [query({ table: "orders", keyCondition: "", values: {} }), "INTEGRATION_OPTION_INVALID keyCondition is"],
    [
      awsIntegration({ service: "s3", permission: { action: "s3:*", resource: "arn:aws:s3:::b/*" }, path: "b" }),
      'INTEGRATION_OPTION_INVALID permission.action is "s3:*"',
    ],
    [
      awsIntegration({ service: "s3", permission: { action: "s3:GetObject", resource: "arn:aws:s3:::b/*" } }),
      "INTEGRATION_OPTION_INVALID awsIntegration has neither action nor path",
    ],
    [httpProxy({ url: "https://a.example/{user}" }), "INTEGRATION_PARAMETER_UNKNOWN the path /a/{id} has no {user}"],
    [
      httpProxy({ url: "https://a.example/", path: { user: { from: "query.u" } } }),
      "INTEGRATION_PARAMETER_UNKNOWN https://a.example/ has no {user}",
    ],
    [
      httpProxy({ url: "https://a.example/", headers: { "X-A": { from: "cookie.a" } } }),
      'INTEGRATION_PARAMETER_UNKNOWN "cookie.a" is no place',
    ],
    [
      httpProxy({ url: "https://a.example/", headers: { "Content-Length": "3" } }),
      "INTEGRATION_PARAMETER_UNKNOWN API Gateway sends Content-Length itself",
    ],
    [
      mock({ headers: { "X-A": { from: "header.X-A" } } }),
      'INTEGRATION_PARAMETER_UNKNOWN "header.X-A" cannot be read in the headers of an answer',
    ],
    [
      httpIntegration({ url: "https://a.example", responses: [{ status: 200, headers: { A: { from: "cookie.a" } } }] }),
      'INTEGRATION_PARAMETER_UNKNOWN "cookie.a" cannot be read in the headers of an answer',
    ],
    [mock({ headers: { "X-A": "it's" } }), "INTEGRATION_PARAMETER_UNKNOWN 'it's' cannot stand in a mapping"],
    [
      mock({ body: "#if($a" }),
      "INTEGRATION_TEMPLATE_INVALID the template for application/json of other answers: Parse error on line 1",
    ],
    [
      sendMessage({ queue, requestTemplates: "#macro(x)#end" }),
      "INTEGRATION_TEMPLATE_INVALID the request template for application/json: API Gateway does not know #macro",
    ],
  ])("refuse %j", (target, expected) => {
    const [fault, ...others] = faultsOf(target)
    expect(others).toEqual([])
    expect(`${fault?.code} ${fault?.message}`).toContain(expected.replace(" ", ' integration("POST", "/a/{id}"): '))
    expect(fault?.location.file).toMatch(/check-integrations\.test\.ts$/)
    expect(fault?.hint).not.toBe("")
  })

  it("know the keys and indexes of tables of the app", () => {
    const table = new Table("CheckedOrders", {
      partitionKey: "id",
      sortKey: { name: "at", type: "number" },
      indexes: { byOwner: { partitionKey: "owner" } },
    })
    const key = { id: '$input.params("id")', at: { N: "1" } }
    const values = { ":o": '$input.params("owner")' }
    const messages = (target: IntegrationTarget) =>
      faultsOf(target).map(({ message }) => message.replace('integration("POST", "/a/{id}"): ', ""))
    expect(messages(getItem({ table, key }))).toEqual([])
    expect(messages(putItem({ table, item: { ...key, title: "a" } }))).toEqual([])
    expect(messages(query({ table, index: "byOwner", keyCondition: "owner = :o", values }))).toEqual([])
    expect(messages(getItem({ table, key: { ID: "a" }, requestTemplates: "{}" }))).toEqual([])
    expect(messages(getItem({ table, key: { ID: "a", at: "1" } }))).toEqual([
      "key has no id",
      "key has ID, which is no key of the table",
      "key.at has the type S, not N",
    ])
    expect(messages(putItem({ table, item: { title: "a", at: { N: "1" } } }))).toEqual(["item has no id"])
    expect(
      messages(query({ table, index: "nope", keyCondition: "#o = :x", values, names: { "#o": "owner" } })),
    ).toEqual([
      "the table CheckedOrders has no index nope",
      "values has no :x, which an expression uses",
      "values has :o, which no expression uses",
    ])
    expect(messages(updateItem({ table, key, update: "SET #t = :o", values }))).toEqual([
      "names has no #t, which an expression uses",
    ])
  })

  it("know the variables of the stage", () => {
    const target = httpIntegration({
      url: "https://${stageVariables.host}/{id}",
      query: { tier: { from: "stage.tier" } },
      requestTemplates:
        "$!{stageVariables.trial} $stageVariables.nope $stageVariables.get('other') stageVariables.text",
    })
    const api = {
      stageVariables: { host: "a.example", tier: "free" },
      canary: { percent: 1, stageVariables: { tier: "gold", trial: "yes" } },
    }
    expect(faultsOf(target, "/a/{id}", { api })).toMatchObject([
      {
        code: "INTEGRATION_PARAMETER_UNKNOWN",
        message: 'integration("POST", "/a/{id}"): only the canary has a stage variable trial',
        hint: "The stage has host, tier; add trial to stageVariables of api, for every stage.",
        location: { file: expect.stringMatching(/check-integrations\.test\.ts$/) },
      },
      {
        code: "INTEGRATION_PARAMETER_UNKNOWN",
        message: 'integration("POST", "/a/{id}"): there is no stage variable nope',
        hint: "The stage has host, tier; add nope to stageVariables of api, for every stage.",
      },
    ])
    expect(faultsOf(target).map(({ message }) => message.split(" ").at(-1))).toEqual(["host", "tier", "trial", "nope"])
  })

  it("refuse templates that read JSON where JSON is binary, and no others", () => {
    @controller("/c")
    class Some {
      @route("GET", "/")
      get() {}
    }
    const codes = (target: IntegrationTarget, options: AppOptions) =>
      faultsOf(target, "/a", options).map(({ code }) => code)
    expect(codes(sendMessage({ queue }), { controllers: [Some] })).toEqual(["INTEGRATION_BODY_BINARY"])
    expect(codes(sendMessage({ queue }), { controllers: [Some], binaryMediaTypes: ["image/*"] })).toEqual([])
    expect(codes(mock({ body: "{}" }), { controllers: [Some] })).toEqual([])
    expect(codes(sendMessage({ queue }), {})).toEqual([])
  })

  it("know integrations and controllers as routes of one API", () => {
    @controller("/orders")
    class Orders {
      @route("GET", "/{id}")
      get() {}
    }
    const integrations = [
      integration("GET", "/orders/{id}", mock()),
      integration("PUT", "/orders/{order}/items", mock(), { scopes: ["a"], timeoutMs: 1 }),
      integration("FETCH", "orders", mock()),
    ]
    const faults = checkHttpDeclarations(declarationsOf(new App("shop", { controllers: [Orders], integrations })))
    expect(faults.map(({ code }) => code).toSorted()).toEqual([
      "ROUTE_DUPLICATE",
      "ROUTE_METHOD_UNKNOWN",
      "ROUTE_OPTION_INVALID",
      "ROUTE_PARAM_CONFLICT",
      "ROUTE_PATH_INVALID",
      "ROUTE_SCOPES_UNUSED",
    ])
  })

  it("refuse integrations of an HTTP API", () => {
    expect(faultsOf(mock(), "/a", { api: "http", binaryMediaTypes: ["*/*"] }).map(({ code }) => code)).toEqual([
      "HTTP_API_UNSUPPORTED",
    ])
  })

  it("refuse what is no target, and options that it does not know", () => {
    expect(() => integration("GET", "/", undefined as never)).toThrow("its target is what httpProxy(), sendMessage()")
    expect(() => integration("GET", "/", mock(), { bodies: 1 } as never)).toThrow('integration has no option "bodies"')
    expect(faultsOf(mock({ colour: "red" } as never))[0]?.message).toContain("colour is not a setting")
  })
})
