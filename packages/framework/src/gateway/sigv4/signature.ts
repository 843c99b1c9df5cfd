import { createHmac } from "node:crypto"
import { sha256 } from "./canonical-request.ts"

export const ALGORITHM = "AWS4-HMAC-SHA256"

/** What a signing key is good for. */
export interface CredentialScope {
  /** `20261121`. */
  readonly date: string
  readonly region: string
  readonly service: string
}

/** `20261121/eu-west-1/execute-api/aws4_request`. */
export function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/aws4_request`
}

/** Step 2 of Signature Version 4; `time` is `20261121T152032Z`. */
export function stringToSign(canonical: string, time: string, scope: CredentialScope): string {
  return [ALGORITHM, time, scopeText(scope), sha256(canonical)].join("\n")
}

/** Steps 3 and 4: the signature in hexadecimal digits. */
export function signatureOf(text: string, secretAccessKey: string, { date, region, service }: CredentialScope): string {
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  return hmac(key, text).toString("hex")
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest()
}

/** `20261121T152032Z`. */
export function signingTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/[:-]|\.\d{3}/g, "")
}

/** Milliseconds since the epoch; undefined for what is no such time. */
export function parseSigningTime(time: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(epochMs) ? undefined : epochMs
}
