import type { Declaration } from "../declarations/declaration.ts"
import type { UserPoolTriggerDeclaration } from "../declarations/on-user-pool.ts"
import type { IdentityProvider } from "../gateway/authorizers/identity-provider.ts"
import type { ApiDescription } from "../gateway/api-description.ts"
import { gatewayIdentity } from "../gateway/gateway-identity.ts"
import { chooseTokenAuthorizer } from "../gateway/identity/choose-token-authorizer.ts"
import { createIdentityProvider } from "../gateway/identity/create-identity-provider.ts"
import { generateSigningKey, type SigningKey } from "../gateway/identity/signing-key.ts"
import { signIn } from "../gateway/identity/sign-in.ts"
import { signToken } from "../gateway/identity/sign-token.ts"
import { tokenClaims, type TokenOptions } from "../gateway/identity/token-claims.ts"

export interface TestTokenOptions extends TokenOptions {
  /** Name of the authorizer. Default: the only one that takes tokens of an issuer. */
  readonly authorizer?: string
}

/** What is asked before a token is made. */
export interface TestTriggers {
  readonly declarations: readonly Declaration[]
  run(functionId: string, event: unknown): Promise<unknown>
}

/** Makes tokens with a key of this process, and knows them again. */
export class TestTokens {
  readonly #api: ApiDescription
  readonly #triggers: TestTriggers

  constructor(api: ApiDescription, triggers: TestTriggers) {
    this.#api = api
    this.#triggers = triggers
  }

  async create({ authorizer: name, ...options }: TestTokenOptions = {}): Promise<string> {
    const authorizer = chooseTokenAuthorizer(this.#api, name)
    if (typeof authorizer === "string")
      throw new TypeError(`client.token() does not know for which authorizer: ${authorizer}`)
    const { region } = gatewayIdentity({})
    const claims = tokenClaims(authorizer, options, { region, now: Date.now() })
    const { declarations, run } = this.#triggers
    const pool = authorizer.type === "cognito" ? authorizer.userPools[0]?.declared : undefined
    const triggers = declarations.filter(isUserPoolTrigger).filter((trigger) => trigger.pool === pool)
    return signToken(await signIn(claims, { region, token: options, triggers, run }), await processKey())
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

function isUserPoolTrigger(declaration: Declaration): declaration is UserPoolTriggerDeclaration {
  return declaration.kind === "onUserPool"
}

let key: Promise<SigningKey> | undefined

/** Made when first needed: that takes a moment. */
function processKey(): Promise<SigningKey> {
  return (key ??= generateSigningKey())
}
