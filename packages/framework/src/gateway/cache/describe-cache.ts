import type { ApiCacheOptions } from "../../declarations/cache-options.ts"
import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import type { ApiCache, ApiRouteCache } from "../api-description.ts"
import { resourceId } from "../gateway-identity.ts"
import { readCacheKey } from "./cache-key.ts"

export function describeCache(cache: false | ApiCacheOptions | undefined): ApiCache | undefined {
  return cache ? { size: cache.size ?? 0.5, encrypted: cache.encrypted ?? false } : undefined
}

/** What a method keeps in the stage's cache: undefined for nothing. Parameters of the path always tell requests apart. */
export function describeRouteCache(
  { cache, path }: Pick<HttpDeclaration, "cache" | "path">,
  { method, stage }: { readonly method: string; readonly stage: false | ApiCacheOptions | undefined },
): ApiRouteCache | undefined {
  if (!cache || !stage) return undefined
  const { ttlSeconds, keys = [] } = cache === true ? {} : cache
  const inPath = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = ""]) => `method.request.path.${name}`)
  return {
    ttlSeconds: ttlSeconds ?? stage.ttlSeconds ?? DEFAULT_TTL_SECONDS,
    keys: [...new Set([...inPath, ...keys.flatMap((key) => readCacheKey(key) ?? [])])],
    // The default is the resource's, which GET and POST of one path have in common.
    namespace: resourceId(`cache of ${method} ${path}`),
  }
}

const DEFAULT_TTL_SECONDS = 300
