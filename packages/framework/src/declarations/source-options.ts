/** Where requests come from. */
export type RequestSource =
  /** An address, or a range such as `10.0.0.0/8`. */
  | { readonly ip: string }
  /** An id, `vpce-…`. */
  | { readonly vpcEndpoint: string }
  /** An id, `vpc-…`. */
  | { readonly vpc: string }

/** From where the API may be called; 403 otherwise, before any authorizer is asked. */
export interface ResourcePolicyOptions {
  /** Nobody else may call. Default: anyone may. */
  readonly allow?: readonly RequestSource[]
  /** May not call, even if `allow` says so. */
  readonly deny?: readonly RequestSource[]
}
