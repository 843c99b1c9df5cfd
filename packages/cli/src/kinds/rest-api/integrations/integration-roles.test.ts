import { App, getItem, type Integration, integration, mock, query, sendMessage } from "@tsapi/framework"
import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { cfnField } from "../../../model/cfn-field.ts"
import { integrationExtension } from "./integration-extension.ts"
import { integrationPolicies } from "./integration-policies.ts"
import { integrationRoles } from "./integration-roles.ts"

function apiOf(...integrations: readonly Integration[]) {
  return describeApi(declarationsOf(new App("shop", { integrations })), { stageName: "api", functionIdOf: () => "" })
}

it("gives each route to a service a role that allows one action on one resource, and says which line asks for it", () => {
  const api = apiOf(
    integration(
      "GET",
      "/orders",
      query({ table: "orders", index: "ByDay", keyCondition: "d = :d", values: { ":d": "1" } }),
    ),
    integration(
      "POST",
      "/own",
      sendMessage({ queue: "arn:aws:sqs:eu-west-1:123456789012:a", role: "arn:aws:iam::123456789012:role/own" }),
    ),
    integration("GET", "/mock", mock()),
  )
  const resource = {
    "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders/index/ByDay",
  }
  expect(integrationRoles(api, [])).toEqual({
    GetOrdersIntegrationRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "apigateway.amazonaws.com" } },
          ],
        },
        Policies: [
          {
            PolicyName: "Integration",
            PolicyDocument: {
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Action: "dynamodb:Query", Resource: resource }],
            },
          },
        ],
      },
      Metadata: { tsapi: { file: expect.stringMatching(/integration-roles\.test\.ts$/), line: expect.any(Number) } },
    },
  })
  expect(integrationPolicies(api, [])).toMatchObject([
    {
      functionId: "GET /orders",
      owner: { noun: "integration", roleId: "GetOrdersIntegrationRole" },
      grants: [{ action: "dynamodb:Query", resource, evidence: [{ chain: ['integration("GET", "/orders")'] }] }],
    },
  ])
})

it("gives routes whose paths differ in no letter roles of their own", () => {
  const paths = ["/order/items", "/orderItems", "/order-items", "/order/{items}", "/order/items/"]
  const queueOf = (index: number) => sendMessage({ queue: `arn:aws:sqs:eu-west-1:123456789012:q${index}` })
  const api = apiOf(...paths.map((path, index) => integration("POST", path, queueOf(index))))
  const roles = integrationRoles(api, [])
  expect(Object.keys(roles)).toContain("PostOrderItemsIntegrationRole")
  expect(
    api.routes.map((route) => {
      const extension =
        route.target.type === "function" ? {} : integrationExtension(route.target, { route, references: [] })
      return cfnField(extension, "credentials")
    }),
  ).toEqual(Object.keys(roles).map((id) => ({ "Fn::GetAtt": [id, "Arn"] })))
  expect(Object.keys(roles)).toHaveLength(paths.length)
})

it("lets a role read with the key that a table is encrypted with", () => {
  const [route] = apiOf(integration("GET", "/a", getItem({ table: "x", key: {} }))).routes
  if (route?.target.type !== "aws") throw new Error("there is no integration")
  const permission = {
    action: "dynamodb:GetItem",
    resource: [{ declared: "table", id: "Todos", property: "arn" as const }],
  }
  const api = { routes: [{ ...route, target: { ...route.target, permission } }] } as unknown as ReturnType<typeof apiOf>
  const key = "arn:aws:kms:us-east-1:123456789012:key/1"
  const arn = { "Fn::GetAtt": ["TodosTable", "Arn"] }
  const reference = { kind: "table", id: "Todos", property: "arn", environmentVariable: "TODOS_TABLE_ARN", value: arn }
  const location = { file: "src/app.ts", line: 1 }
  expect(
    integrationPolicies(api, [{ ...reference, arn, kmsKeyArn: key, location }])[0]?.grants.map(
      ({ action, resource, condition }) => ({
        action,
        resource,
        condition,
      }),
    ),
  ).toEqual([
    { action: "dynamodb:GetItem", resource: { "Fn::GetAtt": ["TodosTable", "Arn"] } },
    {
      action: "kms:Decrypt",
      resource: key,
      condition: { StringEquals: { "kms:ViaService": { "Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com" } } },
    },
  ])
})
