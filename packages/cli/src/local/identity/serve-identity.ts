import type { GatewayRequest, GatewayResponse } from "@tsapi/framework/gateway"
import { publicKey, type SigningKey } from "@tsapi/framework/emulator"
import { randomUUID } from "node:crypto"
import { pagesPath } from "../pages-path.ts"

/** Where the local identity provider answers. */
const PREFIX = `${pagesPath}/identity/`

export interface ServedIdentity {
  /** Absent where no route takes tokens: then there is no provider. */
  readonly signingKey: SigningKey | undefined
  /** `http://127.0.0.1:8000`. */
  readonly url: string
  /** By the ids of their authorizers, what `iss` of the tokens has. */
  readonly issuers: ReadonlyMap<string, string>
}

/**
 * OpenID Connect Discovery for programs that check tokens of this machine by themselves; undefined for any other request.
 * `/_tsapi/identity/NAME/.well-known/openid-configuration` and `/_tsapi/identity/jwks.json`.
 */
export function serveIdentity(
  { method, target }: GatewayRequest,
  { signingKey, url, issuers }: ServedIdentity,
): GatewayResponse | undefined {
  if (!signingKey || !target.startsWith(PREFIX)) return undefined
  const [place = ""] = target.slice(PREFIX.length).split("?")
  if (method !== "GET" && method !== "HEAD") return answer(405, { message: "Method Not Allowed" })
  if (place === "jwks.json") return answer(200, { keys: [publicKey(signingKey)] })
  const [, id] = /^([A-Za-z0-9]+)\/\.well-known\/openid-configuration$/.exec(place) ?? []
  const issuer = issuers.get(id ?? "")
  if (issuer === undefined) return answer(404, { message: "Not Found" })
  return answer(200, {
    issuer,
    jwks_uri: `${url}${PREFIX}jwks.json`,
    response_types_supported: ["token", "id_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  })
}

function answer(status: number, content: unknown): GatewayResponse {
  const body = Buffer.from(JSON.stringify(content))
  const headers = [
    ["Content-Type", "application/json"],
    ["Content-Length", String(body.byteLength)],
  ] as const
  return { status, headers, body, requestId: randomUUID() }
}
