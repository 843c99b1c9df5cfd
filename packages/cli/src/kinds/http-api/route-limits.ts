import { type ApiDescription, routeKeyOf } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The throttles of the stage, and of routes with one of their own. */
export function routeLimits({ routes, throttle }: ApiDescription): Readonly<Record<string, CfnValue>> {
  const own = routes.flatMap((route) => (route.throttle ? [[routeKeyOf(route), settings(route.throttle)]] : []))
  return {
    ...(throttle && { DefaultRouteSettings: settings(throttle) }),
    ...(own.length > 0 && { RouteSettings: Object.fromEntries(own) }),
  }
}

function settings({ rate, burst }: NonNullable<ApiDescription["throttle"]>): CfnValue {
  return { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }
}
