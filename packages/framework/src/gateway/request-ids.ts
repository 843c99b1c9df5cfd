import { randomUUID } from "node:crypto"

/** The identifiers API Gateway gives one request. */
export interface RequestIds {
  readonly requestId: string
  /** `x-amz-apigw-id`; sixteen characters with `=` at the end. */
  readonly extendedRequestId: string
  /** `Root=1-67891233-abcdef012345678912345678`. */
  readonly traceId: string
}

export function makeRequestIds(epochMs: number): RequestIds {
  const random = randomUUID().replaceAll("-", "")
  const seconds = Math.floor(epochMs / 1000)
    .toString(16)
    .padStart(8, "0")
  return {
    requestId: randomUUID(),
    extendedRequestId: `${Buffer.from(random.slice(0, 22), "hex").toString("base64url")}=`,
    traceId: `Root=1-${seconds}-${random.slice(8)}`,
  }
}
