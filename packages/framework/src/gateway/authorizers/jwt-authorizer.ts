import { createJwtAuthorizer } from "../../jwt/create-jwt-authorizer.ts"
import type { ApiJwtAuthorizer, ApiRoute } from "../api-description.ts"
import type { GatewayOptions, InvokeOutcome } from "../gateway.ts"
import type { RequestEvent } from "../authorizer-event.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import type { MethodCheck } from "../method-endpoint.ts"
import { jwtFunctionOptions, jwtIdentitySources } from "./jwt-function-options.ts"
import { lambdaAuthorizer } from "./lambda-authorizer.ts"

/** Runs the function of a `jwtAuthorizer` in this process, with the keys that are known here. */
export function jwtAuthorizer(
  authorizer: ApiJwtAuthorizer,
  routes: readonly ApiRoute[],
  gateway: GatewayOptions,
): MethodCheck {
  const { identityProvider } = gateway
  if (!identityProvider)
    return () => ({ refused: notEmulated("A JWT authorizer"), reason: "JWT: nobody's keys are known here" })
  const keys = identityProvider.keysOf(authorizer.issuer, authorizer.jwksUri)
  const authorize = createJwtAuthorizer(jwtFunctionOptions(authorizer, routes), keys)

  async function invoke(_functionId: string, event: RequestEvent): Promise<InvokeOutcome> {
    try {
      return { ok: true, payload: await authorize(event) }
    } catch (error) {
      const { message, cause = error } = error instanceof Error ? error : new Error(String(error))
      return { ok: false, error: "unhandled", message, cause }
    }
  }

  const lambda = { ...authorizer, type: "request" as const, identitySources: jwtIdentitySources(authorizer) }
  // Only this function is invoked, and a REQUEST authorizer's event is all it gets.
  const check = lambdaAuthorizer(lambda, {
    ...gateway,
    // What it makes of a token is up to the scopes of the routes as well.
    memory: undefined,
    invoke: (id, event) => invoke(id, event as RequestEvent),
  })
  return async (call) => {
    const checked = await check(call)
    if (!("refused" in checked) || !(checked.cause instanceof Error)) return checked
    const { message } = checked.cause
    // Not an error of the app's code, which `cause` would report.
    const reason = checked.refused === gatewayErrors.UNAUTHORIZED ? `JWT: ${message}` : checked.reason
    return { refused: checked.refused, reason }
  }
}
