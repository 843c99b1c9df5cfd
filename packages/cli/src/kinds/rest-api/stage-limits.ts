import type { ApiCache, ApiDescription, ApiRoute, ApiThrottle } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/**
 * The settings of a stage's cache and methods. A method with settings of its own takes nothing from those of all, so they
 * are repeated; and a stage with a cache keeps nothing that no method asks for.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function stageLimits(api: ApiDescription): Readonly<Record<string, CfnValue>> {
  const own = api.routes.filter(({ throttle, cache }) => throttle ?? cache)
  const settings = [
    ...(api.throttle || api.cache
      ? [
          {
            HttpMethod: "*",
            ResourcePath: "/*",
            ...throttling(api.throttle),
            ...(api.cache && { CachingEnabled: false }),
          },
        ]
      : []),
    ...own.map(({ method, path, throttle = api.throttle, cache }) => ({
      HttpMethod: method,
      ResourcePath: encodePath(path),
      ...throttling(throttle),
      ...(api.cache && caching(cache, api.cache)),
    })),
  ]
  return {
    ...(settings.length > 0 && { MethodSettings: settings }),
    ...(api.cache && { CacheClusterEnabled: true, CacheClusterSize: String(api.cache.size) }),
  }
}

function caching(cache: ApiRoute["cache"], { encrypted }: ApiCache) {
  if (!cache) return { CachingEnabled: false }
  return { CachingEnabled: true, CacheTtlInSeconds: cache.ttlSeconds, CacheDataEncrypted: encrypted }
}

function throttling(throttle: ApiThrottle | undefined) {
  return throttle && { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst }
}

/** `/todos/{id}` -> `/~1todos~1{id}`; the root stays `/`. */
function encodePath(path: string): string {
  return path === "/" ? path : `/${path.replaceAll("/", "~1")}`
}
