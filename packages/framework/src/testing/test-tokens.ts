import type { IdentityProvider } from "../gateway/authorizers/identity-provider.ts"
import type { ApiDescription } from "../gateway/api-description.ts"
import { gatewayIdentity } from "../gateway/gateway-identity.ts"
import { chooseTokenAuthorizer } from "../gateway/identity/choose-token-authorizer.ts"
import { createIdentityProvider } from "../gateway/identity/create-identity-provider.ts"
import { generateSigningKey, type SigningKey } from "../gateway/identity/signing-key.ts"
import { signToken } from "../gateway/identity/sign-token.ts"
import { tokenClaims, type TokenOptions } from "../gateway/identity/token-claims.ts"

export interface TestTokenOptions extends TokenOptions {
  /** Name of the authorizer. Default: the only one that takes tokens of an issuer. */
  readonly authorizer?: string
}

/** Makes tokens with a key of this process, and knows them again. */
export class TestTokens {
  readonly #api: ApiDescription

  constructor(api: ApiDescription) {
    this.#api = api
  }

  async create({ authorizer: name, ...options }: TestTokenOptions = {}): Promise<string> {
    const authorizer = chooseTokenAuthorizer(this.#api, name)
    if (typeof authorizer === "string")
      throw new TypeError(`client.token() does not know for which authorizer: ${authorizer}`)
    const { region } = gatewayIdentity({})
    return signToken(tokenClaims(authorizer, options, { region, now: Date.now() }), await processKey())
  }

  readonly keysOf: IdentityProvider["keysOf"] = (issuer) => async (header, token) => {
    const provider = createIdentityProvider({
      key: await processKey(),
      asksIssuers: false,
      credentialsOf: () => undefined,
    })
    return provider.keysOf(issuer)(header, token)
  }
}

let key: Promise<SigningKey> | undefined

/** Made when first needed: that takes a moment. */
function processKey(): Promise<SigningKey> {
  return (key ??= generateSigningKey())
}
