import type { Arrival } from "../arrival.ts"
import { iamAuthorizer } from "../authorizers/iam-authorizer.ts"
import { methodArnPrefix } from "../authorizer-event.ts"
import { evaluatePolicy, readAuthorizerResult } from "../authorizer-result.ts"
import { buildProxyEvent, type EventEnvironment } from "../build-proxy-event.ts"
import type { GatewayOptions } from "../gateway.ts"
import { compileIdentitySource } from "../identity-source.ts"
import { type IntegrationOutcome, invokeWithin } from "../invoke-within.ts"
import type { ProxyEvent } from "../proxy-event.ts"
import type { WebSocketAuthorizer } from "./api-web-socket.ts"
import { type WebSocketError, webSocketErrors } from "./web-socket-error.ts"
import type { WebSocketConnection } from "./web-socket-connection.ts"
import type { WebSocketProxyEvent } from "./web-socket-context.ts"

/** A handshake that is to be let in. */
export interface AskedHandshake {
  readonly arrival: Arrival
  readonly connection: WebSocketConnection
  readonly event: WebSocketProxyEvent
}

export interface HandshakeRefusal {
  readonly refused: WebSocketError
  readonly reason: string
  readonly cause?: unknown
}

/** Who the client is, or why it is refused. */
export type HandshakeCheck = (asked: AskedHandshake) => Promise<WebSocketConnection | HandshakeRefusal>

/** Compiles the authorizer of an API's `$connect`. API Gateway keeps nothing of what it says for another handshake. */
export function webSocketAuthorizer(
  authorizer: WebSocketAuthorizer | undefined,
  environment: EventEnvironment,
  gateway: GatewayOptions,
): HandshakeCheck {
  if (!authorizer) return ({ connection }) => Promise.resolve(connection)
  const methodArn = `${methodArnPrefix({ ...environment.identity, stageName: environment.stageName })}/$connect`
  if (authorizer.type === "iam") return iamCheck(environment, methodArn)
  return lambdaCheck(authorizer, { environment, gateway, methodArn })
}

function iamCheck(environment: EventEnvironment, methodArn: string): HandshakeCheck {
  const check = iamAuthorizer(environment)
  return async ({ arrival, connection }) => {
    const call = await check({ arrival, event: restEvent(arrival, environment), methodArn })
    if ("refused" in call) {
      const { status, message } = call.refused
      return { refused: { status, message }, reason: call.reason }
    }
    const { accountId, accessKey, userArn, caller, user } = call.event.requestContext.identity
    const signer = Object.entries({ accountId, accessKey, userArn, caller, user }).filter(([, value]) => value !== null)
    return { ...connection, identity: { ...connection.identity, ...Object.fromEntries(signer) } }
  }
}

interface LambdaCheckOptions {
  readonly environment: EventEnvironment
  readonly gateway: GatewayOptions
  readonly methodArn: string
}

function lambdaCheck(
  { id, identitySources, functionId }: Extract<WebSocketAuthorizer, { type: "request" }>,
  { environment, gateway, methodArn }: LambdaCheckOptions,
): HandshakeCheck {
  const sources = identitySources.map((expression) => {
    const read = compileIdentitySource(expression)
    if (!read) throw new Error(`The identity source "${expression}" of ${id} is not one of API Gateway's.`)
    return { expression, read }
  })
  const now = gateway.now ?? Date.now
  return async ({ arrival, connection, event }) => {
    const asRest = restEvent(arrival, environment)
    const missing = sources.find(({ read }) => read(asRest) === undefined)
    if (missing) return refuse("UNAUTHORIZED", `${missing.expression} is missing or empty`)
    const started = now()
    const outcome = await invokeWithin(gateway, { functionId, event: authorizerEvent(event, methodArn) })
    if (!outcome.ok) return refuseFailure(outcome)
    const result = readAuthorizerResult(outcome.payload)
    if (typeof result === "string") return refuse("AUTHORIZER_CONFIGURATION_ERROR", result)
    const verdict = evaluatePolicy(result.statements, methodArn)
    if (verdict === "allowed") {
      const { context, principalId } = result
      return { ...connection, authorizer: { ...context, principalId, integrationLatency: now() - started } }
    }
    if (typeof verdict === "string") return refuse("ACCESS_DENIED", `the policy does not allow ${methodArn}`)
    const reason = `authorizer: ${verdict.unsupported} in the policy can only be decided on AWS`
    return { refused: { status: 501, message: `${verdict.unsupported} in a policy is not emulated` }, reason }
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html */
function authorizerEvent(event: WebSocketProxyEvent, methodArn: string) {
  const { headers, multiValueHeaders, requestContext } = event
  return {
    type: "REQUEST",
    methodArn,
    headers: { Connection: "upgrade", "content-length": "0", ...headers, Upgrade: "websocket" },
    multiValueHeaders: {
      Connection: ["upgrade"],
      "content-length": ["0"],
      ...multiValueHeaders,
      Upgrade: ["websocket"],
    },
    queryStringParameters: event.queryStringParameters ?? {},
    multiValueQueryStringParameters: event.multiValueQueryStringParameters ?? {},
    stageVariables: event.stageVariables ?? {},
    requestContext,
  }
}

/** The same handshake as a REST API would tell of it: what sources and signatures are looked up in. */
function restEvent(arrival: Arrival, environment: EventEnvironment): ProxyEvent {
  return buildProxyEvent({ arrival, resource: { path: "$connect", id: "" }, pathParameters: null }, environment)
}

/** A function that throws exactly `Unauthorized` says 401; any other failure is one of configuration. */
function refuseFailure({ error, message, cause }: Extract<IntegrationOutcome, { ok: false }>): HandshakeRefusal {
  if (error !== "unhandled") return refuse("INTEGRATION_TIMEOUT", message)
  const type = message === "Unauthorized" ? "UNAUTHORIZED" : "AUTHORIZER_CONFIGURATION_ERROR"
  return { ...refuse(type, message), cause }
}

function refuse(error: keyof typeof webSocketErrors, reason: string): HandshakeRefusal {
  return { refused: webSocketErrors[error], reason: `authorizer: ${reason}` }
}
