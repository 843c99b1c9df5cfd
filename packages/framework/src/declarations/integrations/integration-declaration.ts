import type { CorsOptions } from "../../http/cors.ts"
import type { RouteCacheOptions } from "../cache-options.ts"
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
  /** Resources of the app stand in it as `{ declared: "Todos" }`. */
  readonly target: DeclaredTarget
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

type Plain<Target> = Target extends { readonly table: infer TableSource }
  ? Omit<Target, "table"> & { readonly table: DeclaredTable<TableSource> }
  : Target

type DeclaredTable<TableSource> = Exclude<TableSource, { readonly arn: string }> | { readonly declared: string }
