import type { AppDefinition } from "../declarations/app-options.ts"
import { locationOf } from "../declarations/call-site.ts"
import { describeSettings } from "../declarations/declaration.ts"
import { describeIam } from "../declarations/iam.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import type { AuthorizerOptions } from "../declarations/authorizer.ts"
import { toLongForm } from "../declarations/identity-source-form.ts"
import { runMiddleware } from "../dispatch/run-middleware.ts"
import { servedMethods, type Serves } from "../dispatch/served-methods.ts"
import { AccessDecision } from "../http/access-policy.ts"
import type {
  RequestAuthorizerEvent,
  RequestAuthorizerRequest,
  TokenAuthorizerEvent,
  TokenAuthorizerRequest,
} from "../http/authorizer-request.ts"
import { decodeParams, lowerCaseNames } from "../http/event-fields.ts"
import { scopesOf } from "../http/route-scopes.ts"
import { UnauthorizedError } from "../http/http-error.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { Runner, TriggerKind } from "./runtime-kind.ts"

type AuthorizerEvent = TokenAuthorizerEvent | RequestAuthorizerEvent
type AuthorizerRequest = TokenAuthorizerRequest | RequestAuthorizerRequest

/** API Gateway asking who may call. */
export const authorizer: TriggerKind<AuthorizerRequest, unknown> = {
  name: "authorizer",
  accepts(event) {
    const { type, methodArn } = (event ?? {}) as Partial<AuthorizerEvent>
    return (type === "TOKEN" || type === "REQUEST") && methodArn !== undefined
  },
  createRunner,
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describeAuthorizers,
}

function createRunner(app: AppDefinition, serves?: Serves): Runner {
  const authorizers = servedMethods<AuthorizerOptions>("authorizer", app.options.authorizers, serves)
  return async (input, context) => {
    // `accepts` saw that this is an authorizer event; API Gateway guarantees its fields.
    const event = input as AuthorizerEvent
    const candidates = authorizers.filter(({ options }) => options.type === event.type.toLowerCase())
    const [method] = candidates
    // An event does not say which authorizer it is for. Guessing could let someone in.
    if (!method || candidates.length > 1)
      throw new Error(`${candidates.length} authorizers could answer a ${event.type} event`)
    const [, , scopes = {}] = serves?.find(([classIndex]) => classIndex === method.classIndex) ?? []
    const request = toRequest(event, context, scopesOf(event, scopes))
    try {
      const result = await runMiddleware<AuthorizerRequest, unknown>(app, "authorizer", {
        request,
        handler: () => method.call(request),
        settle: async (run) => run(),
      })
      return result instanceof AccessDecision ? result.toPolicy(event.methodArn) : result
    } catch (error) {
      // API Gateway answers 401 to exactly this message, and 500 to any other.
      throw error instanceof UnauthorizedError ? new Error("Unauthorized", { cause: error }) : error
    }
  }
}

function toRequest(event: AuthorizerEvent, context: LambdaContext, scopes: readonly string[]): AuthorizerRequest {
  const { methodArn } = event
  if (event.type === "TOKEN")
    return { type: "token", token: event.authorizationToken, methodArn, scopes, context, event }
  return {
    type: "request",
    // A WebSocket API says nothing of these.
    ...{ method: "GET", path: "/", route: "$connect" },
    ...(event.resource && { method: event.httpMethod, path: event.path, route: event.resource }),
    headers: lowerCaseNames(event.headers),
    query: event.queryStringParameters ?? {},
    queryAll: event.multiValueQueryStringParameters ?? {},
    params: decodeParams(event.pathParameters),
    stageVariables: event.stageVariables ?? {},
    methodArn,
    scopes,
    requestContext: event.requestContext,
    context,
    event,
  }
}

function describeAuthorizers(app: AppDefinition): readonly AuthorizerDeclaration[] {
  return servedMethods<AuthorizerOptions>("authorizer", app.options.authorizers).map((method) => ({
    kind: "authorizer",
    classIndex: method.classIndex,
    className: method.type.name,
    methodName: "authorize",
    type: method.options.type,
    ttlSeconds: method.options.ttlSeconds ?? 300,
    identitySources: (method.options.identitySources ?? ["header.Authorization"]).map(toLongForm),
    identityValidationExpression: method.options.identityValidationExpression,
    iam: describeIam(method.options.iam),
    function: describeSettings(method.options.function),
    location: locationOf(method.callSite),
  }))
}
