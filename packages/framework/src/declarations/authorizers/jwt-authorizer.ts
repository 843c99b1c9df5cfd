import { captureCallSite } from "../call-site.ts"
import { checkList, checkOptions } from "../check-options.ts"
import { readAuthOfValues } from "../../http/read-auth.ts"
import type { AuthorizerBase, AuthorizerValueOptions } from "./authorizer-value.ts"

/** Callers send a token of an OpenID Connect or OAuth 2.0 issuer. */
export interface JwtAuthorizer extends AuthorizerBase {
  readonly scheme: "jwt"
  /** `iss` of the tokens, such as `https://example.eu.auth0.com/`; its keys are found by OpenID Connect Discovery. */
  readonly issuer: string
  /** A token must name one of them in `aud`, or in `client_id` where it has no `aud`. */
  readonly audience: string | readonly string[]
  /** A token needs one of them in `scope` or `scp`; a route's own `scopes` take their place. Default none. */
  readonly scopes?: readonly string[]
  /** How long API Gateway keeps a result, 0 to 3600. Default 300. */
  readonly ttlSeconds?: number
  /** The header that has the token. Default `Authorization`. */
  readonly header?: string
  /** Where the issuer's keys are. Default: what its discovery document says. */
  readonly jwksUri?: string
}

/**
 * Lets in whoever sends a token that an issuer has signed, with or without `Bearer` in front.
 *
 * An HTTP API checks it by itself; a REST API asks a function that tsapi adds. Throws a TypeError for an option it does
 * not know.
 *
 * @example
 * @controller("/todos", { authorizer: jwtAuthorizer({ issuer: "https://id.example.com/", audience: "todos" }) })
 */
export function jwtAuthorizer(options: AuthorizerValueOptions<JwtAuthorizer>): JwtAuthorizer {
  readAuthOfValues()
  if (process.env.TSAPI_PHASE !== "run") {
    checkOptions("jwtAuthorizer", options, optionNames)
    checkList("jwtAuthorizer", "scopes", options.scopes)
    return { ...options, scheme: "jwt", callSite: captureCallSite(jwtAuthorizer) }
  }
  return { ...options, scheme: "jwt" }
}

const optionNames = ["name", "issuer", "audience", "scopes", "ttlSeconds", "header", "jwksUri"]
