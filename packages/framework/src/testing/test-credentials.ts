import { randomBytes } from "node:crypto"
import type { SigningIdentity } from "../gateway/authorizers/identity-provider.ts"
import { gatewayIdentity } from "../gateway/gateway-identity.ts"
import type { GatewayRequest } from "../gateway/gateway.ts"
import { signRequest } from "../gateway/sigv4/sign-request.ts"
import type { AwsCredentials } from "./to-gateway-request.ts"
import { firstHeader } from "../gateway/first-header.ts"

export interface CredentialsOptions {
  /** The name of the IAM user. Default `test-user`. */
  readonly user?: string
  /** The account that it is of, twelve digits. Default: that of the API. */
  readonly account?: string
  /** What its policy allows it to invoke: method and path, with `*` as wildcard, such as `GET/todos/*`. Default: all. */
  readonly mayInvoke?: readonly string[]
}

/** The AWS credentials that one test client knows. */
export class TestCredentials {
  readonly #known = new Map<string, SigningIdentity>()

  readonly of = (accessKeyId: string): SigningIdentity | undefined => this.#known.get(accessKeyId)

  create({ user = "test-user", account, mayInvoke }: CredentialsOptions = {}): AwsCredentials {
    const id = randomBytes(8).toString("hex").toUpperCase()
    const credentials = { accessKeyId: `AKIA${id}`, secretAccessKey: randomBytes(30).toString("base64") }
    const accountId = account ?? gatewayIdentity({}).accountId
    const userArn = `arn:aws:iam::${accountId}:user/${user}`
    const { secretAccessKey } = credentials
    this.#known.set(credentials.accessKeyId, { secretAccessKey, userArn, accountId, userId: `AIDA${id}`, mayInvoke })
    return credentials
  }
}

/** The request with a Signature Version 4 of a time, in milliseconds since the epoch, in its headers. */
export function signed(
  request: GatewayRequest,
  { now, service, ...credentials }: AwsCredentials & { readonly now: number; readonly service?: string | undefined },
): GatewayRequest {
  const { region, defaultDomain } = gatewayIdentity({})
  const [path = "/", ...query] = request.target.split("?")
  const hasHost = firstHeader(request.headers, "host") !== undefined
  const sent = hasHost ? request.headers : [["Host", defaultDomain] as const, ...request.headers]
  const { method, body } = request
  const signable = { method, path, query: query.join("?"), headers: sent, body }
  return {
    ...request,
    headers: signRequest(signable, { ...credentials, region, ...(service !== undefined && { service }), now }),
  }
}
