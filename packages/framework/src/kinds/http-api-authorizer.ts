import type { AuthorizerOptions } from "../declarations/authorizer.ts"
import { servedMethods } from "../dispatch/served-methods.ts"
import { type AuthorizerPolicy, deny } from "../http/access-policy.ts"
import type { HttpApiEvent } from "../http/http-api-event.ts"
import { toRestEvent } from "../http/to-rest-event.ts"
import { authorizer } from "./authorizer.ts"
import { routedPath } from "./http-api.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

interface HttpApiAuthorizerEvent extends HttpApiEvent {
  readonly type: "REQUEST"
  readonly routeArn: string
  readonly identitySource?: readonly string[] | null
}

/** An HTTP API asking who may call: the same classes as `authorizer` has, asked by events of payload format 2.0. */
export const httpApiAuthorizer: RuntimeKind = {
  name: authorizer.name,
  accepts(event) {
    const { version, routeArn } = Object(event) as Partial<HttpApiAuthorizerEvent>
    return version === "2.0" && !!routeArn
  },
  createRunner(app, serves) {
    const run = authorizer.createRunner(app, serves)
    const methods = servedMethods<AuthorizerOptions>("authorizer", app.options.authorizers, serves)
    return async (input, context) => {
      const [method] = methods
      // An event does not say which authorizer it is for. Guessing could let someone in.
      if (!method || methods.length > 1) throw new Error(`${methods.length} authorizers could answer a REQUEST event`)
      // `accepts` saw that this is an authorizer event; API Gateway guarantees its fields.
      const event = input as HttpApiAuthorizerEvent
      const asked = toAuthorizerEvent(event, method.options)
      const denial = deny().toPolicy(event.routeArn)
      const result = asked ? await run(asked, context).catch((error: unknown) => orRethrow(error, denial)) : denial
      return isPolicy(result) ? withPrincipal(result) : result
    }
  },
}

/** HTTP APIs know no TOKEN authorizers and no validation expressions, so what API Gateway does for REST APIs is done here. */
function toAuthorizerEvent(event: HttpApiAuthorizerEvent, options: AuthorizerOptions): object | undefined {
  const { routeArn: methodArn, identitySource } = event
  if (options.type === "request") return { ...toRestEvent(event, routedPath(event)), type: "REQUEST", methodArn }
  const authorizationToken = identitySource?.[0] ?? ""
  const { identityValidationExpression: expression } = options
  if (expression !== undefined && !new RegExp(`^(?:${expression})$`).test(authorizationToken)) return undefined
  return { type: "TOKEN", authorizationToken, methodArn }
}

/** An HTTP API has no answer but 500 for a function that throws, whatever it throws. */
function orRethrow(error: unknown, denial: AuthorizerPolicy): AuthorizerPolicy {
  if (error instanceof Error && error.message === "Unauthorized") return denial
  throw error
}

function isPolicy(result: unknown): result is AuthorizerPolicy {
  return typeof result === "object" && result !== null && "policyDocument" in result
}

/** † An HTTP API may keep the principal to itself. */
function withPrincipal(policy: AuthorizerPolicy): AuthorizerPolicy {
  return { ...policy, context: { ...policy.context, principalId: policy.principalId } }
}
