import type { ConnectionEnd } from "@tsapi/framework/gateway"

/** The end of a connection with a code of RFC 6455. The words for 1005 are AWS's; † those for the others. */
export function describeEnd(code: number, reason = ""): ConnectionEnd {
  return { code, reason: reason || (REASONS.get(code) ?? "") }
}

const REASONS: ReadonlyMap<number, string> = new Map([
  [1003, "Binary frames are not supported"],
  [1005, "Client-side close frame status not set"],
  [1006, "Connection closed abnormally"],
  [1009, "The message or its frame is too large"],
])
