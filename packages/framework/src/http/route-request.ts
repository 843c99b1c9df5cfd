import type { PathParams } from "../declarations/path-params.ts"
import type { PartOf } from "../declarations/schemas.ts"
import type { LambdaContext, RestEvent } from "./rest-event.ts"

/** Holds the declared path in the type of a request; has no value. */
export declare const declaredPath: unique symbol

/** Holds the declared schemas in the type of a request; has no value. */
export declare const declaredSchemas: unique symbol

/**
 * The request a route's method takes.
 *
 * `Path` is the route's path, or the whole path where a controller's prefix has parameters.
 * `Schemas` is the body's schema, or `{ body?, query?, params?, headers? }`.
 */
export interface RouteRequest<Path extends string = string, Schemas = unknown> {
  readonly [declaredPath]?: Path
  readonly [declaredSchemas]?: Schemas
  /** Upper case. */
  readonly method: string
  /** The path as received, without the stage: `/todos/1`. */
  readonly path: string
  /** The template of the whole path: `/todos/{id}`. */
  readonly route: string
  /** Percent-decoded; a malformed encoding answers 400. */
  readonly params: PartOf<Schemas, "params", PathParams<Path>>
  /** The last value of each parameter; empty without a query string. */
  readonly query: PartOf<Schemas, "query", Readonly<Record<string, string | undefined>>>
  /** Every value of each parameter. */
  readonly queryAll: Readonly<Record<string, readonly string[]>>
  /** The last value; answers 400 when the parameter is missing. */
  readonly queryValue: (name: string) => string
  /** A copy of all values; answers 400 when the parameter is missing. */
  readonly queryValues: (name: string) => string[]
  /** Names in lower case; the last value of each. */
  readonly headers: PartOf<Schemas, "headers", Readonly<Record<string, string | undefined>>>
  /** A header as received, whatever the case of its name. */
  readonly header: (name: string) => string | undefined
  /** The parsed JSON body; `null` when the content is of another type. Malformed JSON answers 400 when this is read. */
  readonly body: PartOf<Schemas, "body", unknown>
  /** The body's bytes, empty without a body. */
  readonly rawBody: Buffer
  /** Who calls, as the route's authorizer says; empty on an open route. */
  readonly auth: RequestAuth
  readonly requestId: string
  readonly sourceIp: string
  readonly stage: string
  readonly stageVariables: Readonly<Record<string, string>>
  /** Lambda's context, untouched. */
  readonly context: LambdaContext
  /** The event, untouched; that of an HTTP API in a REST API's form, with the fields of its own beside. */
  readonly event: RestEvent
  /** The request without body, context and event; safe to log. */
  toJSON(): Record<string, unknown>
}

export interface RequestAuth {
  /** What an authorizer class said; a token's user name or else its `sub`; the ARN of whoever signed the request. */
  readonly principalId?: string
  /** Of the token that a user pool or an issuer signed, all of them as texts. */
  readonly claims?: Readonly<Record<string, string | undefined>> | undefined
  /** A value of the authorizer's context; API Gateway passes all of them on as strings. */
  readonly [contextKey: string]: unknown
}
