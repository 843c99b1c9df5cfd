import type { ApiCache, ApiDescription, ApiRoute, ApiThrottle } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import { servedMethods } from "../../model/served-methods.ts"

/**
 * The settings of a stage's cache and methods, the logs of those included. A method with settings of its own takes nothing
 * from those of all, so they are repeated; and a stage with a cache keeps nothing that no method asks for.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function stageLimits(api: ApiDescription): Readonly<Record<string, CfnValue>> {
  const methodsOf = servedMethods(api)
  const own = api.routes.filter(({ throttle, cache }) => throttle ?? cache)
  const settings = [
    ...(api.throttle || api.cache || api.executionLogs
      ? [
          {
            HttpMethod: "*",
            ResourcePath: "/*",
            ...logging(api.executionLogs),
            ...throttling(api.throttle),
            ...(api.cache && { CachingEnabled: false }),
          },
        ]
      : []),
    ...own.flatMap((route) =>
      // A stage knows ANY only as the methods that it stands for.
      methodsOf(route).map((method) => ({
        HttpMethod: method,
        ResourcePath: encodePath(route.path),
        ...logging(api.executionLogs),
        ...throttling(route.throttle ?? api.throttle),
        ...(api.cache && caching(route.cache, api.cache)),
      })),
    ),
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

function logging(logs: ApiDescription["executionLogs"]) {
  return logs && { LoggingLevel: logs.level, DataTraceEnabled: logs.dataTrace, MetricsEnabled: logs.metrics }
}

function throttling(throttle: ApiThrottle | undefined) {
  return throttle && { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst }
}

/** `/todos/{id}` -> `/~1todos~1{id}`; the root stays `/`. */
function encodePath(path: string): string {
  return path === "/" ? path : `/${path.replaceAll("/", "~1")}`
}
