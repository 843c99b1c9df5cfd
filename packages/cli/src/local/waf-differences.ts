import type { ApiDescription } from "@tsapi/framework/gateway"

/** What of a web ACL only AWS can tell. */
export function wafDifferences({ waf }: ApiDescription): readonly string[] {
  if (!waf) return []
  if ("arn" in waf) return ["The web ACL is not emulated: it is kept elsewhere."]
  const names = waf.rules.filter(({ match }) => match.type !== "ips").map(({ name }) => name)
  return names.length === 0 ? [] : [`Rules of the web ACL that are not emulated: ${names.join(", ")}.`]
}
