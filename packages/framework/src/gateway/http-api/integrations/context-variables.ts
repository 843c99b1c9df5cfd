import { requestTime } from "../../request-time.ts"
import type { HttpApiProxyContext } from "../http-api-proxy-event.ts"

/** `context.requestId` as HTTP APIs write it; undefined for a variable that they lack. */
export function toContextVariable(place: string): string | undefined {
  const [, name] = /^context\.([\w.]+)$/.exec(place) ?? []
  return name !== undefined && isKnown(name) ? `$context.${name}` : undefined
}

/** The value of a variable of a request: undefined where it has none, null where only AWS knows it. */
export function contextValue(name: string, context: HttpApiProxyContext): string | undefined | null {
  const read = readers.get(name)
  if (read) return read(context)
  const [, property] = /^authorizer\.(?:claims\.)?(\w+)$/.exec(name) ?? []
  if (property === undefined || ["error", "principalId"].includes(property)) return null
  const { jwt, lambda } = context.authorizer ?? {}
  const value = name.startsWith("authorizer.claims.") ? jwt?.claims[property] : lambda?.[property]
  return value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value)
}

function isKnown(name: string): boolean {
  return readers.has(name) || AWS_ONLY.has(name) || /^authorizer\.(?:claims\.)?\w+$/.test(name)
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
const readers: ReadonlyMap<string, (context: HttpApiProxyContext) => string | undefined> = new Map<
  string,
  (context: HttpApiProxyContext) => string | undefined
>([
  ["accountId", ({ accountId }) => accountId],
  ["apiId", ({ apiId }) => apiId],
  ["domainName", ({ domainName }) => domainName],
  ["domainPrefix", ({ domainPrefix }) => domainPrefix],
  ["extendedRequestId", ({ requestId }) => requestId],
  ["httpMethod", ({ http }) => http.method],
  ["identity.accountId", ({ authorizer }) => authorizer?.iam?.accountId ?? undefined],
  ["identity.caller", ({ authorizer }) => authorizer?.iam?.callerId ?? undefined],
  ["identity.sourceIp", ({ http }) => http.sourceIp],
  ["identity.user", ({ authorizer }) => authorizer?.iam?.userId ?? undefined],
  ["identity.userAgent", ({ http }) => http.userAgent],
  ["identity.userArn", ({ authorizer }) => authorizer?.iam?.userArn ?? undefined],
  ["path", ({ http }) => http.path],
  ["protocol", ({ http }) => http.protocol],
  ["requestId", ({ requestId }) => requestId],
  ["requestTime", ({ timeEpoch }) => requestTime(timeEpoch)],
  ["requestTimeEpoch", ({ timeEpoch }) => String(timeEpoch)],
  ["routeKey", ({ routeKey }) => routeKey],
  ["stage", ({ stage }) => stage],
])

/** What nothing here tells of a request. */
const AWS_ONLY: ReadonlySet<string> = new Set([
  "authorizer.principalId",
  "identity.clientCert.clientCertPem",
  "identity.clientCert.issuerDN",
  "identity.clientCert.serialNumber",
  "identity.clientCert.subjectDN",
  "identity.cognitoAuthenticationProvider",
  "identity.cognitoAuthenticationType",
  "identity.cognitoIdentityId",
  "identity.cognitoIdentityPoolId",
  "identity.principalOrgId",
])
