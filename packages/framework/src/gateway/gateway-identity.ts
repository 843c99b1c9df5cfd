import { createHash } from "node:crypto"
import type { GatewaySettings } from "./gateway.ts"

/** The names under which an API is known, the same for every request. */
export interface GatewayIdentity {
  readonly accountId: string
  readonly apiId: string
  readonly region: string
  /** The name a request without a Host header was sent to. */
  readonly defaultDomain: string
  readonly deploymentId: string
}

export function gatewayIdentity(options: GatewaySettings): GatewayIdentity {
  const { accountId = "123456789012", apiId = "tsapilocal", region = "us-east-1" } = options
  if (!/^\d{12}$/.test(accountId)) throw new TypeError(`accountId must be twelve digits, not "${accountId}"`)
  if (!/^[a-z0-9]{10}$/.test(apiId)) throw new TypeError(`apiId must be ten lower-case letters or digits: "${apiId}"`)
  const defaultDomain = options.domainName ?? `${apiId}.execute-api.${region}.amazonaws.com`
  return { accountId, apiId, region, defaultDomain, deploymentId: resourceId(`deployment of ${apiId}`) }
}

/** Six characters, as API Gateway's ids of resources and deployments are; the same name gives the same id. */
export function resourceId(name: string): string {
  const number = createHash("sha256").update(name).digest().readUIntBE(0, 6)
  return number.toString(36).padStart(6, "0").slice(-6)
}
