import { allowedOrigins, corsHeaders, type CorsOptions } from "../../http/cors.ts"
import type { ApiTarget } from "./api-target.ts"

/** A target whose answers carry the headers of CORS; those of functions and of proxied backends bring their own. */
export function withCors(target: ApiTarget, cors: boolean | CorsOptions | undefined): ApiTarget {
  if (!cors || !("responses" in target)) return target
  const quoted = Object.entries(corsHeaders(cors)).map(([name, value]) => [name, `'${value}'`] as const)
  const prefix = originTemplate(allowedOrigins(cors))
  const responses = target.responses.map((response) => ({
    ...response,
    headers: { ...Object.fromEntries(quoted), ...response.headers },
    templates: Object.fromEntries(
      Object.entries(response.templates).map(([type, template]) => [type, prefix + template]),
    ),
  }))
  return { ...target, responses }
}

/**
 * VTL that names the origin of the request in the answer where it is one of several; parameters cannot compare. HTTP/2
 * clients write the header's name in lower case.
 */
export function originTemplate(origins: readonly string[]): string {
  if (origins.length < 2) return ""
  const isAllowed = origins.map((origin) => `$origin == "${origin}"`).join(" || ")
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if($origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${isAllowed})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
  ].join("")
}
