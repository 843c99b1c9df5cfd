import { describe, expect, it } from "vitest"
import type { CfnTemplate, CfnValue } from "../model/cloudformation.ts"
import { checkTemplate } from "./check-template.ts"

const sound: Record<string, CfnValue> = {
  Todos: { Type: "AWS::DynamoDB::Table", Properties: { BillingMode: "PAY_PER_REQUEST" } },
  Fn: { Type: "AWS::Lambda::Function", Properties: { Code: { S3Bucket: { Ref: "ArtifactBucket" } } } },
  Permission: { Type: "AWS::Lambda::Permission", Properties: { FunctionName: { "Fn::GetAtt": ["Fn", "Arn"] } } },
  Policy: {
    Type: "AWS::IAM::Policy",
    Properties: {
      PolicyDocument: { Statement: [{ Action: ["dynamodb:GetItem"], Resource: [{ "Fn::Sub": "${Todos.Arn}/x" }] }] },
    },
  },
  Api: {
    Type: "AWS::ApiGateway::RestApi",
    Properties: {
      Body: {
        paths: {
          "/todos": {
            get: { security: [{ Auth: [] }], uri: { "Fn::Sub": ["${A}", { A: { "Fn::GetAtt": ["Fn", "Arn"] } }] } },
          },
        },
        components: { securitySchemes: { Auth: {} } },
      },
    },
  },
  Deployment: { Type: "AWS::ApiGateway::Deployment", Properties: { RestApiId: { Ref: "Api" } } },
  Stage: {
    Type: "AWS::ApiGateway::Stage",
    Properties: { RestApiId: { Ref: "Api" }, DeploymentId: { Ref: "Deployment" } },
  },
}

const webSocket: Record<string, CfnValue> = {
  ChatFn: { Type: "AWS::Lambda::Function", Properties: {} },
  ChatPermission: { Type: "AWS::Lambda::Permission", Properties: { FunctionName: { Ref: "ChatFn" } } },
  Chat: { Type: "AWS::ApiGatewayV2::Integration", Properties: { IntegrationUri: { "Fn::GetAtt": ["ChatFn", "Arn"] } } },
  Guard: { Type: "AWS::ApiGatewayV2::Authorizer", Properties: {} },
  Route: {
    Type: "AWS::ApiGatewayV2::Route",
    Properties: { AuthorizationType: "CUSTOM", AuthorizerId: { Ref: "Guard" } },
  },
  SocketDeployment: { Type: "AWS::ApiGatewayV2::Deployment", Properties: { ApiId: { Ref: "Api" } } },
  SocketStage: {
    Type: "AWS::ApiGatewayV2::Stage",
    Properties: { ApiId: { Ref: "Api" }, DeploymentId: { Ref: "SocketDeployment" } },
  },
}
Object.assign(sound, webSocket)

function findings(change: (text: string) => string): readonly string[] {
  const Resources: CfnTemplate["Resources"] = JSON.parse(change(JSON.stringify(sound)))
  const Parameters = { ArtifactBucket: { Type: "String" } }
  return checkTemplate({ AWSTemplateFormatVersion: "2010-09-09", Description: "", Parameters, Resources, Outputs: {} })
}

describe("checkTemplate", () => {
  it("finds nothing in a sound template", () => {
    expect(findings((text) => text)).toEqual([])
  })

  it.each([
    ["a reference to nothing", '"${Todos.Arn}/x"', '"${Todo.Arn}/x"', "something refers to Todo, which does not exist"],
    ["no billing mode", "PAY_PER_REQUEST", "pay", "Todos has no billing mode"],
    [
      "provisioned without throughput",
      "PAY_PER_REQUEST",
      "PROVISIONED",
      "Todos is PROVISIONED, which does not go with its throughput",
    ],
    [
      "an authorizer that is not there",
      '{"Auth":{}}',
      '{"Other":{}}',
      "Api: GET /todos asks for the authorizer Auth, which the API does not have",
    ],
    [
      "a missing permission",
      '"FunctionName":{"Fn::GetAtt":["Fn"',
      '"FunctionName":{"Fn::GetAtt":["Todos"',
      "Api invokes Fn without a permission",
    ],
    [
      "a stage of nothing",
      '"DeploymentId":{"Ref":"Deployment"}',
      '"DeploymentId":{"Ref":"Api"}',
      "Stage does not serve a deployment of its own API",
    ],
    ["a wildcard action", "dynamodb:GetItem", "dynamodb:*", "Policy allows dynamodb:*"],
    [
      "a missing permission for an integration",
      '"FunctionName":{"Ref":"ChatFn"}',
      '"FunctionName":{"Ref":"Fn"}',
      "Chat invokes ChatFn without a permission",
    ],
    [
      "a guard that is none",
      '"AuthorizerId":{"Ref":"Guard"}',
      '"AuthorizerId":{"Ref":"Fn"}',
      "Route asks an authorizer that does not exist",
    ],
    [
      "a WebSocket stage of nothing",
      '"DeploymentId":{"Ref":"SocketDeployment"}',
      '"DeploymentId":{"Ref":"Deployment"}',
      "SocketStage does not serve a deployment of its own API",
    ],
  ])("finds %s", (_name, from, to, finding) => {
    expect(findings((text) => text.replace(from, to))).toEqual([finding])
  })

  it.each([
    ['{"Auth":{}}', '{"Other":{}}', "Api: GET /todos asks for the authorizer Auth, which the API does not have"],
    [
      '"FunctionName":{"Fn::GetAtt":["Fn"',
      '"FunctionName":{"Fn::GetAtt":["Todos"',
      "Api invokes Fn without a permission",
    ],
  ])("finds in an HTTP API what it would in a REST API: %s", (from, to, finding) => {
    const toHttpApi = (text: string) => text.replace("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api")
    expect(findings((text) => toHttpApi(text).replace(from, to))).toEqual([finding])
  })
})
