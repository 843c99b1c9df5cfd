import type { JWTVerifyGetKey } from "jose"

/** Whom a gateway that runs on this machine knows. */
export interface IdentityProvider {
  /** The public keys of an issuer of tokens. */
  keysOf(issuer: string, jwksUri?: string): JWTVerifyGetKey
  /** Who has an AWS access key. */
  credentialsOf(accessKeyId: string): SigningIdentity | undefined
}

/** AWS credentials, and whose they are. */
export interface SigningIdentity {
  readonly secretAccessKey: string
  /** Temporary credentials have one, and a request must carry it. */
  readonly sessionToken?: string | undefined
  /** `arn:aws:iam::123456789012:user/alice`. */
  readonly userArn: string
  readonly accountId: string
  /** `AIDA…` of a user, `AROA…:session` of a role. */
  readonly userId: string
  /** Resources of `execute-api:Invoke` in its policy: patterns such as `/GET/todos` after the stage. Default: all. */
  readonly mayInvoke?: readonly string[] | undefined
}
