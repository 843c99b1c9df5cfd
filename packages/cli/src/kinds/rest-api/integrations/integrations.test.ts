import { App, getItem, httpIntegration, httpProxy, integration, mock, sendMessage, vpcLink } from "@tsapi/framework"
import type { Integration } from "@tsapi/framework"
import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { cfnField } from "../../../model/cfn-field.ts"
import type { CfnValue } from "../../../model/cloudformation.ts"
import { queueReferences } from "../../queue/queue-references.ts"
import { integrationExtension } from "./integration-extension.ts"
import { integrationPermissions } from "./integration-permissions.ts"
import { mappedParameters } from "./mapped-parameters.ts"
import { methodResponses } from "./method-responses.ts"
import { vpcLinks } from "./vpc-links.ts"

function apiOf(...integrations: readonly Integration[]) {
  return describeApi(declarationsOf(new App("shop", { integrations })), { stageName: "api", functionIdOf: () => "" })
}

function extensions(...integrations: readonly Integration[]): readonly CfnValue[] {
  return apiOf(...integrations).routes.flatMap((route) =>
    route.target.type === "function" ? [] : [integrationExtension(route.target, { route, references: [] })],
  )
}

it("writes a proxy with its mappings, its link and its timeout", () => {
  const target = httpProxy({
    url: "https://${stageVariables.host}/{proxy}",
    headers: { "X-Caller": { from: "context.identity.sourceIp" }, "X-Tenant": { from: "header.X-Tenant" } },
    vpcLink: vpcLink({ id: "ab12cd" }),
  })
  expect(extensions(integration("ANY", "/a/{proxy+}", target, { timeoutMs: 500 }))).toEqual([
    {
      type: "http_proxy",
      httpMethod: "ANY",
      uri: "https://${stageVariables.host}/{proxy}",
      passthroughBehavior: "when_no_match",
      requestParameters: {
        "integration.request.path.proxy": "method.request.path.proxy",
        "integration.request.header.X-Caller": "context.identity.sourceIp",
        "integration.request.header.X-Tenant": "method.request.header.X-Tenant",
      },
      connectionType: "VPC_LINK",
      connectionId: "ab12cd",
      timeoutInMillis: 500,
    },
  ])
})

it("declares what mappings read and what answers have, which API Gateway asks for", () => {
  const target = httpIntegration({
    url: "https://a.example",
    query: { page: { from: "query.p" } },
    headers: { "X-A": { from: "header.X-B" } },
    responses: [
      { status: 200, headers: { "X-C": "c" } },
      { status: 404, pattern: "4\\d{2}", body: "none" },
    ],
  })
  const [route] = apiOf(integration("GET", "/a", target)).routes
  expect(route && mappedParameters(route.target)).toEqual([
    { name: "p", in: "query", required: false, schema: { type: "string" } },
    { name: "X-B", in: "header", required: false, schema: { type: "string" } },
  ])
  expect(route && methodResponses(route.target)).toEqual({
    "200": { description: "OK", headers: { "X-C": { schema: { type: "string" } } } },
    "404": { description: "Not Found" },
  })
})

it("writes a mock as API Gateway wants one", () => {
  expect(extensions(integration("GET", "/health", mock({ status: 204, contentTypes: ["text/csv"] })))).toEqual([
    {
      type: "mock",
      passthroughBehavior: "never",
      contentHandling: "CONVERT_TO_TEXT",
      requestTemplates: {
        "application/json": '{"statusCode": 204}',
        "application/x-www-form-urlencoded": '{"statusCode": 204}',
        "multipart/form-data": '{"statusCode": 204}',
        "text/csv": '{"statusCode": 204}',
        "text/plain": '{"statusCode": 204}',
      },
      responses: {
        default: {
          statusCode: "204",
          contentHandling: "CONVERT_TO_TEXT",
          responseTemplates: { "application/json": "" },
        },
      },
    },
  ])
})

it("names a queue by the parts of its ARN, also where only CloudFormation knows it", () => {
  const [literal, imported] = extensions(
    integration("POST", "/a", sendMessage({ queue: "arn:aws:sqs:${AWS::Region}:123456789012:orders" })),
    integration("POST", "/b", sendMessage({ queue: { "Fn::ImportValue": "queue" } })),
  )
  expect(literal).toMatchObject({
    type: "aws",
    httpMethod: "POST",
    uri: { "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/123456789012/orders" },
    credentials: { "Fn::GetAtt": ["PostAIntegrationRole", "Arn"] },
    requestParameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
    requestTemplates: { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" },
    passthroughBehavior: "never",
  })
  const field = (index: string) => ({ "Fn::Select": [index, { "Fn::Split": [":", { "Fn::ImportValue": "queue" }] }] })
  expect(imported).toMatchObject({
    uri: {
      "Fn::Join": [
        "",
        ["arn:", { Ref: "AWS::Partition" }, ":apigateway:", field("3"), ":sqs:path/", field("4"), "/", field("5")],
      ],
    },
  })
})

it("writes the name of a table of the app into the body", () => {
  const api = describeApi(
    [
      {
        ...{ kind: "integration", methods: ["GET"], path: "/a/{id}", id: "GET /a/{id}" },
        target: {
          ...getItem({ table: "x", key: { id: "$input.params('id')" } }),
          table: { declared: "table", id: "Todos" },
        },
      },
    ] as never,
    { stageName: "api", functionIdOf: () => "" },
  )
  const [route] = api.routes
  if (!route || route.target.type === "function") throw new Error("there is no integration")
  const value = { Ref: "TodosTable" }
  const base = {
    kind: "table",
    id: "Todos",
    environmentVariable: "TODOS_TABLE_NAME",
    location: { file: "a.ts", line: 1 },
  }
  const references = (["name", "arn"] as const).map((property) => ({ ...base, property, value, arn: value }))
  expect(integrationExtension(route.target, { route, references })).toMatchObject({
    requestTemplates: {
      "application/json": {
        "Fn::Join": [
          "",
          ['{"TableName": "', { Ref: "TodosTable" }, expect.stringContaining('", "Key": {"id": {"S": ')],
        ],
      },
    },
  })
})

it("makes one link for all targets of a load balancer", () => {
  const loadBalancer = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/0123456789abcdef"
  const targetOf = (path: string) => httpProxy({ url: `http://a.internal/${path}`, vpcLink: vpcLink({ loadBalancer }) })
  const links = vpcLinks(apiOf(integration("GET", "/a", targetOf("a")), integration("GET", "/b", targetOf("b"))))
  expect(Object.values(links)).toEqual([
    {
      Type: "AWS::ApiGateway::VpcLink",
      Properties: { Name: expect.anything(), TargetArns: [loadBalancer] },
      Metadata: expect.anything(),
    },
  ])
})

it("names resources of the app by what the template has of them", () => {
  const location = { file: "src/app.ts", line: 1 }
  const declarations = [
    { kind: "queue", id: "Orders", location },
    { kind: "queue", id: "Other", existing: { arn: "arn:aws:sqs:eu-west-1:123456789012:other" }, location },
  ] as const
  const models = declarations.map(({ kind, id, ...rest }) => ({
    ...{ kind, id, localName: id, location },
    declaration: { kind, id, ...rest },
  }))
  const references = models.flatMap(queueReferences)
  const uris = ["Orders", "Other"].map((id) => {
    const target = { ...sendMessage({ queue: "" }), queue: { declared: "queue", id } }
    const declared = [{ kind: "integration", methods: ["POST"], path: "/a", id: "POST /a", target }] as never
    const [route] = describeApi(declared, { stageName: "api", functionIdOf: () => "" }).routes
    if (!route || route.target.type !== "aws") throw new Error("there is no integration")
    return [
      cfnField(integrationExtension(route.target, { route, references }), "uri"),
      integrationPermissions(route.target, references),
    ]
  })
  const field = (arn: CfnValue, index: string) => ({ "Fn::Select": [index, { "Fn::Split": [":", arn] }] })
  const uri = (arn: CfnValue) => [
    ...["arn:", { Ref: "AWS::Partition" }, ":apigateway:", field(arn, "3"), ":sqs:path/"],
    ...[field(arn, "4"), "/", field(arn, "5")],
  ]
  const own = { "Fn::GetAtt": ["OrdersQueue", "Arn"] }
  const other = "arn:aws:sqs:eu-west-1:123456789012:other"
  expect(uris).toEqual(
    [own, other].map((arn) => [{ "Fn::Join": ["", uri(arn)] }, [{ action: "sqs:SendMessage", resource: arn }]]),
  )
})

it("lets a role use the key of a queue", () => {
  const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  const arn = { "Fn::GetAtt": ["OrdersQueue", "Arn"] }
  const reference = {
    kind: "queue",
    id: "Orders",
    property: "arn",
    environmentVariable: "",
    value: arn,
    arn,
    kmsKeyArn,
  }
  const permission = {
    action: "sqs:SendMessage",
    resource: [{ declared: "queue", id: "Orders", property: "arn" }],
  } as const
  const target = { service: "sqs", label: "SQS", region: "eu-west-1", permission }
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": "sqs.${AWS::Region}.amazonaws.com" } } }
  expect(integrationPermissions(target, [{ ...reference, location: { file: "a.ts", line: 1 } }])).toEqual([
    { action: "sqs:SendMessage", resource: arn },
    { action: "kms:Decrypt", resource: kmsKeyArn, condition },
    { action: "kms:GenerateDataKey", resource: kmsKeyArn, condition },
  ])
})
