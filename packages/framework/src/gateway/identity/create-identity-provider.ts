import { createLocalJWKSet, errors } from "jose"
import type { IdentityProvider, SigningIdentity } from "../authorizers/identity-provider.ts"
import { remoteKeys } from "../../jwt/remote-keys.ts"
import { publicKey, type SigningKey } from "./signing-key.ts"

export interface IdentityProviderOptions {
  /** Tokens that name it are good whoever they say their issuer is. Absent where no route takes tokens. */
  readonly key: SigningKey | undefined
  /** Whether to ask the issuer itself for any other key. */
  readonly asksIssuers: boolean
  credentialsOf(accessKeyId: string): SigningIdentity | undefined
}

/** Knows the tokens that `signToken` makes, besides those of the issuers themselves. */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const { key, asksIssuers, credentialsOf } = options
  const own = createLocalJWKSet({ keys: key ? [publicKey(key)] : [] })
  return {
    credentialsOf,
    keysOf(issuer, jwksUri) {
      const remote = asksIssuers ? remoteKeys(issuer, jwksUri) : undefined
      return async (header, token) => {
        if (key && header?.kid === key.kid) return own(header, token)
        if (remote) return remote(header, token)
        throw new errors.JWKSNoMatchingKey(`no key here is named ${String(header?.kid)}`)
      }
    },
  }
}
