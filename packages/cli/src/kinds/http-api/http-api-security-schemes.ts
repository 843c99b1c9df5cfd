import {
  type ApiAuthorizer,
  type ApiCognitoAuthorizer,
  type ApiExistingAuthorizer,
  type ApiJwtAuthorizer,
  toSelectionExpression,
} from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { existingFunctionArn } from "../rest-api/existing-function-arn.ts"
import { invocationUri } from "../rest-api/invocation-uri.ts"
import { userPoolClientLogicalId, userPoolLogicalId } from "../user-pool/user-pool-logical-id.ts"

/**
 * The authorizers of an HTTP API in its OpenAPI document.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function httpApiSecuritySchemes(
  authorizers: readonly ApiAuthorizer[],
  refs: PlanRefs,
): Readonly<Record<string, CfnValue>> {
  return Object.fromEntries(authorizers.map((authorizer) => [authorizer.id, securityScheme(authorizer, refs)]))
}

function securityScheme(authorizer: ApiAuthorizer, refs: PlanRefs): CfnValue {
  const apiKey = { type: "apiKey", in: "header" }
  if (authorizer.type === "iam") return { ...apiKey, name: "Authorization", "x-amazon-apigateway-authtype": "awsSigv4" }
  if (authorizer.type === "cognito") return tokenScheme(authorizer, poolTokens(authorizer))
  if (authorizer.type === "jwt") {
    const { issuer, audience } = authorizer
    return tokenScheme(authorizer, { issuer, audience })
  }
  return {
    ...apiKey,
    name: "Unused",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri: invocationUri(
        authorizer.type === "existing"
          ? existingFunctionArn(authorizer.functionArn)
          : refs.functionArn(authorizer.functionId),
      ),
      ...payloadFormat(authorizer),
      authorizerResultTtlInSeconds: authorizer.ttlSeconds,
      ...(authorizer.identitySources.length > 0 && {
        identitySource: authorizer.identitySources.map(toSelectionExpression).join(", "),
      }),
    },
  }
}

/** The framework reads 2.0, and answers with a policy: only that can be for some routes. */
function payloadFormat(authorizer: ApiExistingAuthorizer | { readonly type: "token" | "request" }) {
  if (authorizer.type !== "existing") return { authorizerPayloadFormatVersion: "2.0", enableSimpleResponses: false }
  const { payloadFormatVersion, simpleResponses } = authorizer
  return { authorizerPayloadFormatVersion: payloadFormatVersion, enableSimpleResponses: simpleResponses }
}

function tokenScheme({ header }: ApiCognitoAuthorizer | ApiJwtAuthorizer, jwtConfiguration: CfnValue): CfnValue {
  return {
    type: "oauth2",
    "x-amazon-apigateway-authorizer": { type: "jwt", identitySource: `$request.header.${header}`, jwtConfiguration },
  }
}

/** The tokens of a declared pool's clients; the checks saw that it is declared. */
function poolTokens({ userPools: [pool] }: ApiCognitoAuthorizer): CfnValue {
  const { declared = "", clients = [] } = pool ?? {}
  return {
    issuer: { "Fn::Sub": `https://cognito-idp.\${AWS::Region}.\${AWS::URLSuffix}/\${${userPoolLogicalId(declared)}}` },
    audience: clients.map((client) => ({ Ref: userPoolClientLogicalId(declared, client) })),
  }
}
