import { ALGORITHM, scopeText, signatureOf, signingTime, stringToSign } from "./signature.ts"
import { canonicalRequest, type SignedRequest } from "./canonical-request.ts"

export interface SigningOptions {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  readonly region: string
  /** Default `execute-api`. */
  readonly service?: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The headers that a request is to be sent with, its signature among them; `headers` must have a Host. */
export function signRequest(request: SignedRequest, options: SigningOptions): SignedRequest["headers"] {
  const time = signingTime(options.now)
  const scope = { date: time.slice(0, 8), region: options.region, service: options.service ?? "execute-api" }
  const token = options.sessionToken === undefined ? [] : [["X-Amz-Security-Token", options.sessionToken] as const]
  const headers = [...request.headers, ["X-Amz-Date", time] as const, ...token]
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))].toSorted()
  const text = stringToSign(canonicalRequest({ ...request, headers }, names), time, scope)
  const signature = signatureOf(text, options.secretAccessKey, scope)
  const credential = `${options.accessKeyId}/${scopeText(scope)}`
  const authorization = `${ALGORITHM} Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`
  return [...headers, ["Authorization", authorization]]
}
