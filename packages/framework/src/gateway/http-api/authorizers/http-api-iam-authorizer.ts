import { iamAuthorizer } from "../../authorizers/iam-authorizer.ts"
import { buildProxyEvent, type EventEnvironment } from "../../build-proxy-event.ts"
import { httpApiErrors } from "../http-api-errors.ts"
import type { HttpApiEnvironment, RouteCheck } from "../route-call.ts"

/** Lets in who signs, as a REST API does; whoever is refused is told nothing of why. */
export function httpApiIamAuthorizer({ identity, stageName, stageVariables, gateway }: HttpApiEnvironment): RouteCheck {
  const environment: EventEnvironment = { identity, stageName, stageVariables, options: gateway, isBinary: () => false }
  const check = iamAuthorizer(environment)
  return async (call) => {
    const { arrival, event, routeArn } = call
    const routed = { arrival, resource: { path: event.routeKey, id: "" }, pathParameters: null }
    const checked = await check({ arrival, event: buildProxyEvent(routed, environment), methodArn: routeArn })
    if ("refused" in checked) {
      return checked.refused.status === 501 ? checked : { ...checked, refused: httpApiErrors.FORBIDDEN }
    }
    const { accessKey, accountId, caller, userArn, user } = checked.event.requestContext.identity
    const signer = { accessKey, accountId, callerId: caller, cognitoIdentity: null, principalOrgId: null }
    const iam = { ...signer, userArn, userId: user }
    return { ...call, event: { ...event, requestContext: { ...event.requestContext, authorizer: { iam } } } }
  }
}
