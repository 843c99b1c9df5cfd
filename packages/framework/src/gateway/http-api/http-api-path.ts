/**
 * A path as an HTTP API routes and passes it on: decoded, but for `%25`; so `%2F` ends a segment. † By what ministack's
 * authors and hotsock/voker#8 saw on AWS.
 */
export function httpApiPath(received: string): string {
  return received.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    run
      .split(/(%25)/)
      .map((part) => (part === "%25" ? part : decodeBytes(part)))
      .join(""),
  )
}

function decodeBytes(run: string): string {
  return Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8")
}
