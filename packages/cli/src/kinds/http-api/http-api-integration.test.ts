import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { appModel } from "../../../test/kinds/app-model.ts"
import { app } from "../../../test/standins/fixtures/http-api/src/app.ts"
import { integrationPolicies } from "../rest-api/integrations/integration-policies.ts"
import { httpApiIntegration } from "./http-api-integration.ts"
import { httpApiResources } from "./http-api-resources.ts"

const location = { file: "src/app.ts", line: 1 }
const model = appModel("http-api")
const refs = { app: model, references: [], retainState: false, functionArn: (id: string) => `arn-of-${id}` }
const api = describeApi(declarationsOf(app), { stageName: "api", functionIdOf: () => "Api" })
const { resources } = httpApiResources(api, location, refs)

function integrationOf(path: string) {
  const route = api.routes.find((each) => each.path === path)
  if (!route) throw new Error(`no route ${path}`)
  return httpApiIntegration(route, refs)
}

const roleOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] })
const aws = { type: "aws_proxy", payloadFormatVersion: "1.0", connectionType: "INTERNET" }

describe("the integrations of an HTTP API in its template", () => {
  it("map parameters on the way to a backend", () => {
    expect(integrationOf("/backend/{user}/{proxy+}")).toEqual({
      type: "http_proxy",
      httpMethod: "POST",
      uri: "https://${stageVariables.backend}/cart/{user}/new%20ones/{proxy}",
      requestParameters: {
        "overwrite:header.X-Source": "api",
        "overwrite:header.X-Caller": "$context.identity.userArn",
        "append:querystring.page": "$request.header.X-Page",
        "append:querystring.title": "$request.body.items[0].title",
      },
      payloadFormatVersion: "1.0",
      connectionType: "INTERNET",
      timeoutInMillis: 3000,
    })
  })

  it("send messages", () => {
    expect(integrationOf("/queue/{group}")).toEqual({
      ...aws,
      integrationSubtype: "SQS-SendMessage",
      credentials: roleOf("PostQueueGroupIntegrationRole7e60f7"),
      requestParameters: {
        QueueUrl: { "Fn::Sub": "https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/orders.fifo" },
        Region: { Ref: "AWS::Region" },
        MessageBody: "$request.body",
        MessageGroupId: "$request.path.group",
        MessageDeduplicationId: "$context.requestId",
      },
    })
    const field = (index: number) => ({
      "Fn::Select": [String(index), { "Fn::Split": [":", { "Fn::ImportValue": "OrdersQueueArn" }] }],
    })
    expect(integrationOf("/imported")).toMatchObject({
      requestParameters: {
        QueueUrl: {
          "Fn::Join": ["", ["https://sqs.", field(3), ".", { Ref: "AWS::URLSuffix" }, "/", field(4), "/", field(5)]],
        },
        MessageBody: "fixed",
      },
    })
  })

  it("put events, on the account's own bus or another", () => {
    expect(integrationOf("/events")).toEqual({
      ...aws,
      integrationSubtype: "EventBridge-PutEvents",
      credentials: roleOf("PostEventsIntegrationRole"),
      requestParameters: { Source: "shop", DetailType: "$request.querystring.kind", Detail: "$request.body" },
    })
    expect(integrationOf("/bus")).toMatchObject({
      credentials: "arn:aws:iam::123456789012:role/events",
      requestParameters: {
        EventBusName: "arn:aws:events:us-east-1:123456789012:event-bus/shop",
        Region: "us-east-1",
        Detail: "$request.body.order",
      },
    })
  })

  it("start executions", () => {
    const stateMachine = "arn:aws:states:us-east-1:123456789012:stateMachine:"
    expect(integrationOf("/refunds")).toMatchObject({
      integrationSubtype: "StepFunctions-StartExecution",
      requestParameters: { StateMachineArn: `${stateMachine}Refund`, Region: "us-east-1", Input: "$request.body" },
    })
    expect(integrationOf("/quotes")).toMatchObject({
      integrationSubtype: "StepFunctions-StartSyncExecution",
      requestParameters: { StateMachineArn: `${stateMachine}Quote`, Name: "$context.requestId" },
    })
  })

  it("have roles that may do one thing, which policies list", () => {
    expect(resources["PostRefundsIntegrationRole"]?.Properties).toMatchObject({
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: "states:StartExecution",
                Resource: "arn:aws:states:us-east-1:123456789012:stateMachine:Refund",
              },
            ],
          },
        },
      ],
    })
    expect(resources["PostBusIntegrationRole"]).toBeUndefined()
    expect(integrationPolicies(api, []).map(({ functionId }) => functionId)).toEqual([
      "POST /queue/{group}",
      "POST /imported",
      "POST /events",
      "POST /refunds",
      "POST /quotes",
    ])
  })
})
