import type { AuthorizerDeclaration } from "../../declarations/authorizer-declaration.ts"
import type {
  AuthorizerValueDeclaration,
  DeclaredCognito,
  DeclaredExisting,
} from "../../declarations/authorizers/authorizer-value-declaration.ts"
import { type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { toSelectionExpression } from "./http-api-identity-source.ts"

type Problem = readonly [problem: string, hint: string]

/** What authorizers ask for that an HTTP API lacks. */
export function checkHttpAuthorizers({ authorizers, authorizerValues }: DeclaredApi): readonly Fault[] {
  return [
    ...authorizers.flatMap((authorizer) => faultsOf(authorizer, authorizer.className, sourceProblems(authorizer))),
    ...authorizerValues.flatMap((value) => faultsOf(value, `${value.scheme}Authorizer`, valueProblems(value))),
  ]
}

function faultsOf(
  declared: AuthorizerDeclaration | AuthorizerValueDeclaration,
  name: string,
  problems: readonly Problem[],
): readonly Fault[] {
  return problems.map(([problem, hint]) => ({
    code: "HTTP_API_UNSUPPORTED",
    message: `${name}: ${problem}`,
    hint,
    location: locationOf(declared),
  }))
}

function sourceProblems({ identitySources }: { readonly identitySources: readonly string[] }): readonly Problem[] {
  return identitySources
    .filter((source) => toSelectionExpression(source) === undefined)
    .map((source) => [
      `HTTP APIs have no identity source ${source}`,
      "Use header.X, query.x, stage.x or context.routeKey, httpMethod, path, identity.sourceIp and their like.",
    ])
}

function valueProblems(value: AuthorizerValueDeclaration): readonly Problem[] {
  if (value.scheme === "iam") return []
  if (value.scheme === "existing") return existingProblems(value)
  const own = value.scheme === "jwt" ? value.jwksUri && "jwksUri" : expressionOf(value)
  return [
    ...(own ? [[`${own} is not for HTTP APIs`, 'Remove it, or set api: "rest".'] as const] : []),
    // 300 is the default.
    ...(value.ttlSeconds === 300 || value.ttlSeconds === 0
      ? []
      : [["ttlSeconds is not for HTTP APIs", "They verify each token. Remove it."] as const]),
    ...(value.scheme === "cognito" ? poolProblems(value) : []),
  ]
}

function expressionOf(value: DeclaredCognito | DeclaredExisting): string | undefined {
  return value.identityValidationExpression === undefined ? undefined : "identityValidationExpression"
}

/** A token is taken for one of the pool's clients, whose ids are known of declared pools only. */
function poolProblems({ userPools }: DeclaredCognito): readonly Problem[] {
  const [pool, ...others] = userPools
  if (others.length > 0) {
    return [["HTTP APIs take the tokens of one user pool", "Make an authorizer for each pool, for routes of its own."]]
  }
  if (typeof pool === "object" && "declared" in pool) return []
  const hint =
    'Use jwtAuthorizer({ issuer: "https://cognito-idp.REGION.amazonaws.com/POOL_ID", audience: "CLIENT_ID" }).'
  return [["an HTTP API asks for the client ids of a user pool that the app does not declare", hint]]
}

function existingProblems(value: DeclaredExisting): readonly Problem[] {
  const problems = [...sourceProblems(value)]
  const { type, payloadFormatVersion = "1.0", simpleResponses = false } = value
  if (type === "token") {
    problems.push(["HTTP APIs send no token events", 'Use a function that takes type: "request".'])
  }
  if (!["1.0", "2.0"].includes(payloadFormatVersion)) {
    problems.push([`payloadFormatVersion is ${JSON.stringify(payloadFormatVersion)}`, 'Use "1.0" or "2.0".'])
  }
  if (simpleResponses && payloadFormatVersion !== "2.0") {
    problems.push(["simpleResponses is for payload format 2.0", 'Add payloadFormatVersion: "2.0", or remove it.'])
  }
  return problems
}
