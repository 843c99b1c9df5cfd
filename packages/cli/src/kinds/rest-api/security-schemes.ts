import {
  type ApiAuthorizer,
  type ApiCognitoAuthorizer,
  type ApiExistingAuthorizer,
  type ApiJwtAuthorizer,
  type ApiLambdaAuthorizer,
  type ApiUserPool,
  jwtIdentitySources,
} from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { userPoolLogicalId } from "../user-pool/user-pool-logical-id.ts"
import { existingFunctionArn } from "./existing-function-arn.ts"
import { invocationUri } from "./invocation-uri.ts"
import { substituted } from "./substituted.ts"

/**
 * The authorizers of an API in its OpenAPI document.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function securitySchemes(
  authorizers: readonly ApiAuthorizer[],
  refs: PlanRefs,
): Readonly<Record<string, CfnValue>> {
  return Object.fromEntries(authorizers.map((authorizer) => [authorizer.id, securityScheme(authorizer, refs)]))
}

function securityScheme(authorizer: ApiAuthorizer, refs: PlanRefs): CfnValue {
  if (authorizer.type === "iam") return apiKey("Authorization", { "x-amazon-apigateway-authtype": "awsSigv4" })
  if (authorizer.type === "cognito") return cognitoScheme(authorizer)
  if (authorizer.type === "jwt") return jwtScheme(authorizer, refs)
  if (authorizer.type !== "existing") {
    return lambdaScheme({ ...authorizer, event: authorizer.type }, refs.functionArn(authorizer.functionId))
  }
  return lambdaScheme(authorizer, existingFunctionArn(authorizer.functionArn))
}

function cognitoScheme({
  header,
  userPools,
  ttlSeconds,
  identityValidationExpression,
}: ApiCognitoAuthorizer): CfnValue {
  return apiKey(header, {
    "x-amazon-apigateway-authtype": "cognito_user_pools",
    "x-amazon-apigateway-authorizer": {
      type: "cognito_user_pools",
      providerARNs: userPools.map(userPoolArn),
      authorizerResultTtlInSeconds: ttlSeconds,
      ...(identityValidationExpression !== undefined && { identityValidationExpression }),
    },
  })
}

function userPoolArn({ declared, arn, intrinsic }: ApiUserPool): CfnValue {
  if (declared !== undefined) return { "Fn::GetAtt": [userPoolLogicalId(declared), "Arn"] }
  return arn === undefined ? (intrinsic as CfnValue) : substituted(arn)
}

function jwtScheme(authorizer: ApiJwtAuthorizer, refs: PlanRefs): CfnValue {
  const lambda = { ...authorizer, event: "request" as const, identitySources: jwtIdentitySources(authorizer) }
  return lambdaScheme(lambda, refs.functionArn(authorizer.functionId))
}

type LambdaScheme = Pick<ApiLambdaAuthorizer, "ttlSeconds" | "identitySources" | "identityValidationExpression"> &
  Pick<ApiExistingAuthorizer, "event">

function lambdaScheme(authorizer: LambdaScheme, functionArn: CfnValue): CfnValue {
  const [header = ""] = authorizer.identitySources
  const isToken = authorizer.event === "token"
  return apiKey(isToken ? header.replace("method.request.header.", "") : "Unused", {
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: authorizer.event,
      authorizerUri: invocationUri(functionArn),
      authorizerResultTtlInSeconds: authorizer.ttlSeconds,
      ...(!isToken && { identitySource: authorizer.identitySources.join(", ") }),
      ...(authorizer.identityValidationExpression && {
        identityValidationExpression: authorizer.identityValidationExpression,
      }),
    },
  })
}

function apiKey(name: string, extensions: Readonly<Record<string, CfnValue>>): CfnValue {
  return { type: "apiKey", name, in: "header", ...extensions }
}
