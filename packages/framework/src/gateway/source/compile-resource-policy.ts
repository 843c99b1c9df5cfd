import type { ResourcePolicyStatement } from "../../declarations/source-options.ts"
import type { ApiDescription } from "../api-description.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { matchesPattern, type RequestContext } from "../iam/index.ts"
import type { MethodCall } from "../method-endpoint.ts"
import { judgeCondition } from "./judge-condition.ts"
import { resourcePolicyStatements } from "./resource-policy-statements.ts"
import { firstHeader } from "../first-header.ts"

/** `unknown …`: only AWS can tell whether a statement with that effect applies, and no other settles it. */
export type PolicyVerdict = "allow" | "deny" | "neither" | "unknown allow" | "unknown deny"

/** What the resource policy says of a request, once it is known who signed it. */
export type ResourcePolicy = (call: MethodCall) => PolicyVerdict

/** Compiles the resource policy of an API; undefined where it has none. */
export function compileResourcePolicy(
  api: ApiDescription,
  { identity: { region, accountId, apiId } }: EventEnvironment,
): ResourcePolicy | undefined {
  if (!api.sourcePolicy) return undefined
  const prefix = `arn:aws:execute-api:${region}:${accountId}:${apiId}/`
  const isPrivate = api.endpoint?.type === "PRIVATE"
  const statements = resourcePolicyStatements(api).map((statement) => ({
    statement,
    resources: listOf(statement.Resource).map((resource) => resource.replace(/^execute-api:\//, prefix)),
  }))
  return (call) => {
    const context = contextOf(call, isPrivate)
    const relevant = statements.filter(
      ({ statement, resources }) =>
        listOf(statement.Action).some((action) => matchesPattern(action.toLowerCase(), "execute-api:invoke")) &&
        resources.some((resource) => matchesPattern(resource, call.methodArn)) &&
        names(statement.Principal, call),
    )
    const applying = relevant.map(({ statement }) => ({
      effect: statement.Effect,
      applies: judgeCondition(statement.Condition ?? {}, context),
    }))
    const has = (effect: "Allow" | "Deny", wanted: boolean | "unknown") =>
      applying.some(({ effect: own, applies }) => own === effect && applies === wanted)
    if (has("Deny", true)) return "deny"
    if (has("Deny", "unknown")) return "unknown deny"
    if (has("Allow", true)) return "allow"
    return has("Allow", "unknown") ? "unknown allow" : "neither"
  }
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
function contextOf({ arrival, event }: MethodCall, isPrivate: boolean): RequestContext {
  const { identity } = event.requestContext
  const referer = firstHeader(Object.entries(event.headers ?? {}), "referer")
  const { sourceIp } = arrival.request
  return {
    "aws:SourceIp": sourceIp,
    ...(isPrivate && { "aws:VpcSourceIp": sourceIp }),
    // API Gateway serves nothing but HTTPS.
    "aws:SecureTransport": "true",
    "aws:CurrentTime": new Date(arrival.time).toISOString(),
    "aws:EpochTime": String(Math.floor(arrival.time / 1000)),
    ...(identity.userAgent !== null && { "aws:UserAgent": identity.userAgent }),
    ...(referer !== undefined && { "aws:Referer": referer }),
    ...(identity.accountId !== null && { "aws:PrincipalAccount": identity.accountId }),
    ...(identity.userArn !== null && { "aws:PrincipalArn": roleOf(identity.userArn) }),
    ...(identity.caller !== null && { "aws:userid": identity.caller }),
  }
}

/** Whether a statement is about the caller; whoever did not sign is only meant by `*`. */
function names(principal: ResourcePolicyStatement["Principal"], { event }: MethodCall): boolean {
  const { accountId, userArn } = event.requestContext.identity
  if (principal === "*") return true
  return listOf(principal.AWS).some((named) => {
    if (named === "*") return true
    if (accountId === null || userArn === null) return false
    const isAccount = named === accountId || /^arn:[\w-]+:iam::\d{12}:root$/.test(named)
    return isAccount ? named.includes(accountId) : named === userArn || named === roleOf(userArn)
  })
}

/** `arn:aws:sts::1:assumed-role/Admin/session` -> `arn:aws:iam::1:role/Admin`; others are what they are. */
function roleOf(userArn: string): string {
  return userArn.replace(/^(arn:[\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, "$1:iam::$2:role/$3")
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value
}
