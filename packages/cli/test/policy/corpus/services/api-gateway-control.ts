// The control plane of API Gateway: its actions are HTTP's methods, its resources the paths of its own API.
//
// env API=a1b2c3
// allow apigateway:GET arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages
// allow apigateway:POST arn:aws:apigateway:us-east-1::/restapis/a1b2c3/deployments
// allow apigateway:PATCH arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/*
// allow apigateway:POST arn:aws:apigateway:us-east-1::/usageplans/gold/keys
// allow apigateway:PUT arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa1b2c3
// allow apigateway:GET arn:aws:apigateway:us-east-1::/apis/h7/routes
// allow apigateway:DELETE arn:aws:apigateway:us-east-1::/apis/h7/routes/r1
// deny apigateway:GET arn:aws:apigateway:us-east-1::/restapis/a1b2c3
// deny apigateway:DELETE arn:aws:apigateway:us-east-1::/restapis/a1b2c3
// deny apigateway:PATCH arn:aws:apigateway:us-east-1::/restapis/other/stages/dev

import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateUsagePlanKeyCommand,
  GetStagesCommand,
  TagResourceCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway"
import { ApiGatewayV2Client, DeleteRouteCommand, GetRoutesCommand } from "@aws-sdk/client-apigatewayv2"

const rest = new APIGatewayClient({})
const http = new ApiGatewayV2Client({})
const restApiId = process.env.API

export const handler = async ({ stage, key }: { stage: string; key: string }) => {
  await rest.send(new GetStagesCommand({ restApiId }))
  await rest.send(new CreateDeploymentCommand({ restApiId }))
  await rest.send(new UpdateStageCommand({ restApiId, stageName: stage })) // warns POLICY_RESOURCE_UNKNOWN
  await rest.send(new CreateUsagePlanKeyCommand({ usagePlanId: "gold", keyId: key, keyType: "API_KEY" }))
  await rest.send(
    new TagResourceCommand({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`, tags: { a: "b" } }),
  )
  await http.send(new GetRoutesCommand({ ApiId: "h7" }))
  await http.send(new DeleteRouteCommand({ ApiId: "h7", RouteId: "r1" }))
}
