import type { AuthorizerDeclaration } from "../../declarations/authorizer-declaration.ts"
import type {
  AuthorizerValueDeclaration,
  DeclaredExisting,
  DeclaredPool,
} from "../../declarations/authorizers/authorizer-value-declaration.ts"
import type { ApiAuthorizer, ApiExistingAuthorizer, ApiUserPool } from "../api-description.ts"
import { locationOf } from "../declared-api.ts"
import { functionArn } from "../existing-function/function-arn.ts"

/** An authorizer class as API Gateway sees it. */
export function describeClass(authorizer: AuthorizerDeclaration): ApiAuthorizer {
  return {
    id: authorizer.className,
    type: authorizer.type,
    functionId: authorizer.className,
    ttlSeconds: authorizer.ttlSeconds,
    identitySources: authorizer.identitySources,
    identityValidationExpression: authorizer.identityValidationExpression,
    location: locationOf(authorizer),
  }
}

/** An authorizer value as API Gateway sees it. */
export function describeValue(value: AuthorizerValueDeclaration): ApiAuthorizer {
  const base = { id: value.id, location: locationOf(value) }
  if (value.scheme === "iam") return { ...base, type: "iam" }
  if (value.scheme === "existing") return { ...base, ...describeExisting(value) }
  const { ttlSeconds, header } = value
  if (value.scheme === "jwt") {
    const { issuer, audience, jwksUri } = value
    return { ...base, type: "jwt", functionId: jwtFunctionId(value.id), ttlSeconds, header, issuer, audience, jwksUri }
  }
  const { identityValidationExpression, userPools } = value
  const pools = userPools.map((pool, index) => describePool(pool, `${value.id}${index === 0 ? "" : index + 1}`))
  return { ...base, type: "cognito", ttlSeconds, header, identityValidationExpression, userPools: pools }
}

/** The function that stands for a `jwtAuthorizer` on a REST API. */
export function jwtFunctionId(id: string): string {
  return `${id}Authorizer`
}

function describeExisting(value: DeclaredExisting): Omit<ApiExistingAuthorizer, "id" | "location"> {
  const { type, ttlSeconds, identitySources, identityValidationExpression } = value
  const { permission = true, payloadFormatVersion = "1.0", simpleResponses = false } = value
  const http = { payloadFormatVersion, simpleResponses }
  const rest = { ttlSeconds, identitySources, identityValidationExpression, permission, ...http }
  return { type: "existing", event: type, functionArn: functionArn(value), ...rest }
}

function describePool(pool: DeclaredPool, localId: string): ApiUserPool {
  if (typeof pool === "string") return { arn: pool, localId }
  return "declared" in pool ? { declared: pool.declared, localId: pool.declared } : { intrinsic: pool, localId }
}
