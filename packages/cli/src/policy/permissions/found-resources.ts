import type { CfnValue } from "../../model/cloudformation.ts"
import type { Grant } from "../../model/grant.ts"

/** The resources of one action in one call. */
export interface FoundResources {
  readonly resources: readonly FoundResource[]
  /** Parameters whose value is not known, with the reason; the resources then hold `*` in their place. */
  readonly unresolved: readonly Unresolved[]
}

export interface FoundResource {
  readonly resource: CfnValue
  readonly condition?: Grant["condition"]
  /** It holds `*` in place of what is not known. */
  readonly isAssumed?: boolean
}

export interface Unresolved {
  readonly parameter: string
  readonly reason: string
  /** The environment variable whose value would tell. */
  readonly variable?: string | undefined
}
