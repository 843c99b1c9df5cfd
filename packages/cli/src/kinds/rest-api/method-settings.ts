import type { ApiDescription, ApiThrottle } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/**
 * The settings of a stage's methods. One with settings of its own takes nothing from those of all, so they are repeated.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function methodSettings(api: ApiDescription): { readonly MethodSettings?: readonly CfnValue[] } {
  const own = api.routes.filter(({ throttle }) => throttle)
  const settings = [
    ...(api.throttle ? [{ HttpMethod: "*", ResourcePath: "/*", ...throttling(api.throttle) }] : []),
    ...own.map(({ method, path, throttle = api.throttle }) => ({
      HttpMethod: method,
      ResourcePath: encodePath(path),
      ...(throttle && throttling(throttle)),
    })),
  ]
  return settings.length > 0 ? { MethodSettings: settings } : {}
}

function throttling({ rate, burst }: ApiThrottle) {
  return { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }
}

/** `/todos/{id}` -> `/~1todos~1{id}`; the root stays `/`. */
function encodePath(path: string): string {
  return path === "/" ? path : `/${path.replaceAll("/", "~1")}`
}
