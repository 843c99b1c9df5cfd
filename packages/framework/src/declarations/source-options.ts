/** Where requests come from, or who signed them. */
export type RequestSource =
  /** An address, or a range such as `10.0.0.0/8`. */
  | { readonly ip: string }
  /** An id, `vpce-…`. */
  | { readonly vpcEndpoint: string }
  /** An id, `vpc-…`. */
  | { readonly vpc: string }
  /** Twelve digits: all who sign with credentials of that account, on routes with `iamAuthorizer()`. */
  | { readonly account: string }
  /** The ARN of a user or a role that signs, on routes with `iamAuthorizer()`. */
  | { readonly principal: string }

/** From where the API may be called; 403 otherwise. */
export interface ResourcePolicyOptions {
  /** Nobody else may call. Default: anyone may. */
  readonly allow?: readonly RequestSource[]
  /** May not call, even if `allow` says so. */
  readonly deny?: readonly RequestSource[]
  /** Statements of the policy as they are, beside what `allow` and `deny` make. Alone they are the whole policy. */
  readonly statements?: readonly ResourcePolicyStatement[]
}

/** A statement of the resource policy of an API. */
export interface ResourcePolicyStatement {
  readonly Sid?: string
  readonly Effect: "Allow" | "Deny"
  readonly Principal: "*" | { readonly AWS: string | readonly string[] }
  /** `execute-api:Invoke`. */
  readonly Action: string | readonly string[]
  /** `execute-api:/api/GET/todos/*`, which API Gateway completes; `execute-api:/*` is the whole API. */
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}
