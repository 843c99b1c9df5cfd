import {
  methodArnPrefix,
  type RequestEvent,
  requestAuthorizerEvent as toRequestEvent,
  type TokenEvent,
  tokenAuthorizerEvent as toTokenEvent,
} from "../gateway/authorizer-event.ts"
import { gatewayIdentity } from "../gateway/gateway-identity.ts"
import { restEvent, type RestEventOptions } from "./rest-event.ts"

export interface TokenAuthorizerEventOptions {
  /** The value of the identity source, such as `Bearer abc`. */
  readonly token: string
  /** Default `GET`. */
  readonly method?: string
  /** Default `/`. */
  readonly path?: string
}

/** The event a REST API sends to a token authorizer. */
export function tokenAuthorizerEvent({ token, method = "GET", path = "/" }: TokenAuthorizerEventOptions): TokenEvent {
  return toTokenEvent(token, methodArn(method, path))
}

/** The event a REST API sends to a request authorizer. Throws a TypeError when `path` is not one of `route`. */
export function requestAuthorizerEvent(options: RestEventOptions): RequestEvent {
  const event = restEvent(options)
  return toRequestEvent(event, methodArn(event.httpMethod, event.path))
}

function methodArn(method: string, path: string): string {
  return `${methodArnPrefix({ ...gatewayIdentity({}), stageName: "api" })}/${method.toUpperCase()}${path}`
}
