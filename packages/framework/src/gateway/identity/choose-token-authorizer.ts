import type { ApiCognitoAuthorizer, ApiDescription, ApiJwtAuthorizer } from "../api-description.ts"
import { userPoolIssuer } from "../authorizers/user-pool-issuer.ts"

/** An authorizer that tokens can be made for. */
export type TokenAuthorizer = ApiCognitoAuthorizer | ApiJwtAuthorizer

/** The authorizers of an API that tokens can be made for. */
function tokenAuthorizers({ authorizers }: Pick<ApiDescription, "authorizers">): readonly TokenAuthorizer[] {
  return authorizers.filter((authorizer) => authorizer.type === "jwt" || authorizer.type === "cognito")
}

/** `iss` of the tokens that the authorizers of an API take, by their ids. */
export function issuersOf(api: Pick<ApiDescription, "authorizers">, region: string): ReadonlyMap<string, string> {
  return new Map(tokenAuthorizers(api).map((authorizer) => [authorizer.id, issuerOf(authorizer, region)]))
}

function issuerOf(authorizer: TokenAuthorizer, region: string): string {
  if (authorizer.type === "jwt") return authorizer.issuer
  const [pool] = authorizer.userPools
  return pool ? userPoolIssuer(pool, region) : ""
}

/** The one of a name, or the only one; a text says why there is none. */
export function chooseTokenAuthorizer(
  api: Pick<ApiDescription, "authorizers">,
  name?: string,
): TokenAuthorizer | string {
  const candidates = tokenAuthorizers(api)
  const ids = candidates.map(({ id }) => id).join(", ")
  const [first, second] = candidates
  if (!first) return "no route has a cognitoAuthorizer or a jwtAuthorizer"
  if (name !== undefined) return candidates.find(({ id }) => id === name) ?? `there is no ${name}, but ${ids}`
  return second ? `there are several authorizers: ${ids}` : first
}
