/**
 * Response headers that reach the client as `x-amzn-Remapped-…`. Recorded on AWS for the first four (LocalStack's
 * header tests), reported for WWW-Authenticate (dherault/serverless-offline#236).
 */
const REMAPPED: ReadonlySet<string> = new Set(["connection", "content-length", "date", "server", "www-authenticate"])

/** The name under which a header of a target's answer reaches the client. */
export function remappedName(name: string): string {
  return REMAPPED.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name
}
