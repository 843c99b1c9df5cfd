import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { appModel } from "../../../test/kinds/app-model.ts"
import { app } from "../../../test/standins/fixtures/http-api/src/app.ts"
import { httpApiResources } from "./http-api-resources.ts"

const location = { file: "src/app.ts", line: 1 }
const model = appModel("http-api")
const api = describeApi(declarationsOf(app), { stageName: "api", functionIdOf: () => "Api" })
const { resources, outputs } = httpApiResources(api, location, {
  app: model,
  references: [],
  retainState: false,
  functionArn: (id) => `arn-of-${id}`,
})
const uriOf = (id: string) => ({
  "Fn::Sub": [
    "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations",
    { FunctionArn: `arn-of-${id}` },
  ],
})
const body = resources["HttpApi"]?.Properties?.["Body"]

it("has routes with what guards them, and scopes where API Gateway itself asks for them", () => {
  const integration = {
    type: "aws_proxy",
    httpMethod: "POST",
    uri: uriOf("Api"),
    payloadFormatVersion: "2.0",
  }
  const responses = { default: { description: "Whatever the function answers" } }
  const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } })
  expect(body).toMatchObject({
    openapi: "3.0.1",
    paths: {
      "/orders": {
        get: { responses, security: [{ Cognito: ["orders/read"] }], "x-amazon-apigateway-integration": integration },
        post: {
          responses,
          security: [{ Jwt: ["orders:read"] }],
          "x-amazon-apigateway-integration": { ...integration, timeoutInMillis: 5000 },
        },
      },
      "/orders/{id}": {
        get: { parameters: [parameter("id")], security: [{ Iam: [] }] },
        delete: { security: [{ Existing: [] }] },
      },
      "/orders/{id}/{rest+}": {
        "x-amazon-apigateway-any-method": {
          parameters: [parameter("id"), parameter("rest")],
          security: [{ RequestAuth: [] }],
        },
      },
      $default: { "x-amazon-apigateway-any-method": { isDefaultRoute: true } },
    },
  })
  expect(body).not.toHaveProperty(["paths", "$default", "x-amazon-apigateway-any-method", "security"])
})

it("has an open OPTIONS of the same function beside a protected ANY, for preflights", () => {
  const preflight = ["paths", "/orders/{id}/{rest+}", "options"]
  expect(body).toHaveProperty([...preflight, "x-amazon-apigateway-integration", "uri"], uriOf("Api"))
  expect(body).not.toHaveProperty([...preflight, "security"])
  expect(body).not.toHaveProperty(["paths", "/{proxy+}"])
})

it("has tokens verified by API Gateway, and functions asked with payload format 2.0", () => {
  const apiKey = { type: "apiKey", in: "header" }
  const request = (authorizer: object) => ({
    ...apiKey,
    name: "Unused",
    "x-amazon-apigateway-authorizer": { type: "request", ...authorizer },
  })
  const token = (header: string, jwtConfiguration: object) => ({
    type: "oauth2",
    "x-amazon-apigateway-authorizer": { type: "jwt", identitySource: `$request.header.${header}`, jwtConfiguration },
  })
  expect(body).toHaveProperty("components.securitySchemes", {
    TokenAuth: request({
      authorizerUri: uriOf("TokenAuth"),
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: false,
      authorizerResultTtlInSeconds: 60,
      identitySource: "$request.header.Authorization",
    }),
    RequestAuth: request({
      authorizerUri: uriOf("RequestAuth"),
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: false,
      authorizerResultTtlInSeconds: 0,
    }),
    Cognito: token("Authorization", {
      issuer: { "Fn::Sub": "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${UsersUserPool}" },
      audience: [{ Ref: "UsersWebUserPoolClient" }, { Ref: "UsersMobileUserPoolClient" }],
    }),
    Jwt: token("X-Token", { issuer: "https://id.example.com/", audience: ["orders", "stock"] }),
    Iam: { ...apiKey, name: "Authorization", "x-amazon-apigateway-authtype": "awsSigv4" },
    Existing: request({
      authorizerUri: {
        "Fn::Sub": [
          expect.any(String) as string,
          {
            FunctionArn: {
              "Fn::Sub": "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:company-auth",
            },
          },
        ],
      },
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: 300,
      identitySource: "$request.header.X-Key, $request.querystring.tenant",
    }),
  })
})

it("has one CORS configuration", () => {
  expect(body).toHaveProperty("x-amazon-apigateway-cors", {
    allowOrigins: ["https://app.example", "https://admin.example"],
    allowMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
    allowHeaders: ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key", "X-Tenant"],
    exposeHeaders: ["ETag"],
    maxAge: 600,
    allowCredentials: true,
  })
})

it("has a stage that deploys by itself, with the throttles of routes", () => {
  const own = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 }
  expect(resources["HttpApiStage"]?.Properties).toEqual({
    ApiId: { Ref: "HttpApi" },
    StageName: "$default",
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500 },
    RouteSettings: {
      "GET /orders": own,
      "POST /orders": own,
      "GET /orders/{id}": own,
      "DELETE /orders/{id}": own,
      "ANY /orders/{id}/{rest+}": own,
      "OPTIONS /orders/{id}/{rest+}": own,
      "POST /queue/{group}": { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 },
    },
    StageVariables: { table_prefix: "orders-", backend: "backend.example.com" },
    AccessLogSettings: {
      DestinationArn: {
        "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${HttpApiAccessLogs}",
      },
      Format: expect.stringContaining('"routeKey":"$context.routeKey"') as string,
    },
  })
  expect(resources["HttpApiAccessLogs"]?.Properties).toEqual({ RetentionInDays: 7 })
})

it("lets the API invoke each function, and no function verify tokens", () => {
  const permissions = Object.entries(resources).filter(([, { Type }]) => Type === "AWS::Lambda::Permission")
  const sources = permissions.map(([id, { Properties }]) => [id, Properties?.["SourceArn"]])
  const arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApi}"
  expect(Object.fromEntries(sources)).toEqual({
    ApiFunctionPermission: { "Fn::Sub": `${arn}/*` },
    TokenAuthFunctionPermission: { "Fn::Sub": `${arn}/authorizers/*` },
    RequestAuthFunctionPermission: { "Fn::Sub": `${arn}/authorizers/*` },
    ExistingAuthorizerPermission: { "Fn::Sub": `${arn}/authorizers/*` },
  })
})

it("answers by the name of its domain only", () => {
  expect(resources["HttpApi"]?.Properties).toMatchObject({ DisableExecuteApiEndpoint: true })
  expect(body).toMatchObject({
    servers: [{ url: "/", "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true } }],
  })
  expect(resources["HttpApiMapping"]?.Properties).toMatchObject({ ApiMappingKey: "v1" })
  expect(outputs).toMatchObject({ DomainUrl: { Value: "https://api.example.com/v1/" } })
})

it("has a URL without a stage", () => {
  expect(outputs).toMatchObject({
    EndpointUrl: { Value: { "Fn::Sub": "https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" } },
    HttpApiId: { Value: { Ref: "HttpApi" } },
  })
})
