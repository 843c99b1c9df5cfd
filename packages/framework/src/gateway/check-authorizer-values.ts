import type {
  AuthorizerValueDeclaration,
  DeclaredCognito,
  DeclaredExisting,
  DeclaredJwt,
  DeclaredPool,
} from "../declarations/authorizers/authorizer-value-declaration.ts"
import { jwtFunctionId } from "./authorizers/describe-authorizer.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import { exampleArn } from "./example-arn.ts"
import { functionArn } from "./existing-function/function-arn.ts"
import { functionProblem } from "./existing-function/function-problem.ts"
import type { StageVariables } from "./existing-function/stage-functions.ts"
import type { Fault } from "./fault.ts"
import { isIntrinsic } from "./intrinsic.ts"
import { unknownStageVariables } from "./stage/unknown-stage-variables.ts"
import { authorizerOptionFaults } from "./check-authorizers.ts"

type ValueFault = Omit<Fault, "location">

/** Faults of the authorizer values that routes name. */
export function checkAuthorizerValues(api: DeclaredApi): readonly Fault[] {
  const pools = new Set(api.userPools.map(({ id }) => id))
  return api.authorizerValues.flatMap((value) =>
    [...nameFaults(value, api), ...ownFaults(value, { pools, stage: api.app?.api ?? {} })].map((fault) => ({
      ...fault,
      message: `${value.scheme}Authorizer: ${fault.message}`,
      location: locationOf(value),
    })),
  )
}

function nameFaults(value: AuthorizerValueDeclaration, api: DeclaredApi): readonly ValueFault[] {
  const { id } = value
  if (!/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(id)) {
    const hint = "Use letters and digits, beginning with a letter, 64 characters at most."
    return [{ code: "AUTHORIZER_NAME_INVALID", message: `the name is ${JSON.stringify(id)}`, hint }]
  }
  const names = value.scheme === "jwt" ? [id, jwtFunctionId(id)] : [id]
  const taken = [
    ...api.authorizers.map((authorizer) => ({ name: authorizer.className, ...locationOf(authorizer) })),
    ...api.authorizerValues.flatMap((other) => (other === value ? [] : [{ name: other.id, ...locationOf(other) }])),
  ].find(({ name }) => names.includes(name))
  if (!taken) return []
  const message = `the name ${taken.name} is taken by ${taken.file}:${taken.line}`
  return [{ code: "AUTHORIZER_DUPLICATE", message, hint: "Give it another `name`." }]
}

interface Surroundings {
  readonly pools: ReadonlySet<string>
  readonly stage: StageVariables
}

function ownFaults(value: AuthorizerValueDeclaration, { pools, stage }: Surroundings): readonly ValueFault[] {
  if (value.scheme === "iam") return []
  if (value.scheme === "existing") return existingFaults(value, stage)
  const shared = [...headerFaults(value), ...scopeFaults(value.scopes)]
  if (value.scheme === "jwt") return [...shared, ...jwtFaults(value)]
  return [...shared, ...cognitoFaults(value, pools), ...expressionFaults(value)]
}

/** Scopes are of access tokens, which lack what the expression is about. */
function expressionFaults({
  identityValidationExpression: expression,
  scopes,
}: DeclaredCognito): readonly ValueFault[] {
  if (expression === undefined || scopes.length === 0) return []
  const message = "identityValidationExpression is about aud, which access tokens with scopes do not have"
  const hint = "Remove one of the two: together they let nobody in."
  return [{ code: "AUTHORIZER_VALIDATION_INVALID", message, hint }]
}

function headerFaults({ header, ttlSeconds, ...value }: DeclaredCognito | DeclaredJwt): readonly ValueFault[] {
  const expression = "identityValidationExpression" in value ? value.identityValidationExpression : undefined
  return authorizerOptionFaults({
    type: "token",
    ttlSeconds,
    identitySources: [`method.request.header.${header}`],
    identityValidationExpression: expression,
  })
}

/** RFC 6749, 3.3. */
export function scopeFaults(scopes: readonly string[]): readonly ValueFault[] {
  const hint = "A scope has printable ASCII characters but no space, quote or backslash, such as todos/read."
  return scopes
    .filter((scope) => !/^[!#-[\]-~]+$/.test(scope))
    .map((scope) => ({ code: "AUTHORIZER_SCOPE_INVALID", message: `${JSON.stringify(scope)} is not a scope`, hint }))
}

function cognitoFaults({ userPools }: DeclaredCognito, pools: ReadonlySet<string>): readonly ValueFault[] {
  const code = "AUTHORIZER_USER_POOL_INVALID"
  if (userPools.length === 0) return [{ code, message: "there is no user pool", hint: "Give `userPool` at least one." }]
  return userPools.flatMap((pool) => {
    const problem = poolProblem(pool, pools)
    if (problem === undefined) return []
    const hint = "Give a UserPool of the app, an ARN arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID, or { Ref: … }."
    return [{ code, message: problem, hint }]
  })
}

const POOL_ARN = /^arn:[\w-]+:cognito-idp:[a-z0-9-]+:\d{12}:userpool\/[\w-]+_[0-9A-Za-z]+$/

function poolProblem(pool: DeclaredPool, pools: ReadonlySet<string>): string | undefined {
  if (typeof pool === "string")
    return POOL_ARN.test(exampleArn(pool)) ? undefined : `"${pool}" is not the ARN of a user pool`
  if (typeof pool !== "object" || pool === null) return `${JSON.stringify(pool)} is not a user pool`
  if ("declared" in pool)
    return pools.has(String(pool.declared)) ? undefined : `the app has no UserPool "${pool.declared}"`
  return isIntrinsic(pool) ? undefined : `${JSON.stringify(pool)} is not a user pool`
}

function jwtFaults({ issuer, audience, jwksUri }: DeclaredJwt): readonly ValueFault[] {
  const code = "AUTHORIZER_ISSUER_INVALID"
  const faults: ValueFault[] = []
  const https = "Give an https URL without query, exactly as `iss` has it, such as https://id.example.com/."
  if (!isHttps(issuer)) faults.push({ code, message: `the issuer is ${JSON.stringify(issuer)}`, hint: https })
  if (jwksUri !== undefined && !isHttps(jwksUri))
    faults.push({ code, message: `jwksUri is ${JSON.stringify(jwksUri)}`, hint: "Give an https URL." })
  if (audience.length > 0 && audience.every((name) => typeof name === "string" && name !== "")) return faults
  const hint = "Name what `aud` of the tokens has, such as the API's identifier or a client id."
  return [...faults, { code: "AUTHORIZER_AUDIENCE_INVALID", message: "there is no audience", hint }]
}

function isHttps(text: unknown): boolean {
  return typeof text === "string" && URL.canParse(text) && new URL(text).protocol === "https:" && !/[?#]/.test(text)
}

function existingFaults(value: DeclaredExisting, stage: StageVariables): readonly ValueFault[] {
  const code = "AUTHORIZER_FUNCTION_INVALID"
  const faults = authorizerOptionFaults(value)
  if (value.type !== "token" && value.type !== "request")
    return [{ code, message: `type is ${JSON.stringify(value.type)}`, hint: 'Use "token" or "request".' }]
  const problem = functionProblem(value, stage)
  if (problem) return [...faults, { code, ...problem }]
  const unknown = unknownStageVariables(functionArn(value), stage)
  return [...faults, ...unknown.map((fault) => ({ code, ...fault }))]
}
