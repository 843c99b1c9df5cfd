import type { CorsOptions } from "../../http/cors.ts"
import type { RouteCacheOptions } from "../cache-options.ts"
import type { DescribedSchema } from "../describe-schema.ts"
import type { Declaration, SourceLocation } from "../declaration.ts"
import type { ThrottleOptions } from "../limit-options.ts"
import type { IntegrationTarget } from "./integration-target.ts"

/** A route without a function, with what it takes from the app resolved. */
export interface IntegrationDeclaration extends Declaration {
  readonly kind: "integration"
  /** `POST /orders`; a list of methods is joined by `|`. */
  readonly id: string
  /** Upper case. */
  readonly methods: readonly string[]
  readonly path: string
  readonly target: DeclaredTarget
  /** Of bodies. */
  readonly body?: DescribedSchema | undefined
  readonly authorizer?: string | undefined
  readonly scopes?: readonly string[] | undefined
  readonly cors?: boolean | CorsOptions | undefined
  readonly apiKey?: boolean | undefined
  readonly throttle?: ThrottleOptions | undefined
  readonly cache?: boolean | RouteCacheOptions | undefined
  readonly timeoutMs?: number | undefined
  readonly location: SourceLocation
}

/** A target as plain data. */
export type DeclaredTarget = Plain<IntegrationTarget>

/** Those of some names: `DeclaredTargetOf<"publish">`. */
export type DeclaredTargetOf<Name extends DeclaredTarget["target"]> = Extract<DeclaredTarget, { readonly target: Name }>

/** A resource of the app. */
export interface DeclaredResource {
  /** Its kind: `queue`. */
  readonly declared: string
  readonly id: string
}

type Plain<Target> = { readonly [Option in keyof Target]: PlainResource<Target[Option]> }

type PlainResource<Value> = Value extends { readonly id: string; readonly arn: string } ? DeclaredResource : Value
