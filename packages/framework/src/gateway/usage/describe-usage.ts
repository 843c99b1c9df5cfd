import type { ApiOptions } from "../../declarations/api-options.ts"
import type { QuotaOptions, UsagePlanOptions } from "../../declarations/limit-options.ts"
import type { ApiKey, ApiQuota, ApiUsage, ApiUsagePlan } from "../api-description.ts"
import { readMethodName } from "./method-name.ts"

/** The API keys and plans that an App's `api` declares. */
export function describeUsage({ usagePlans, apiKeySource = "header" }: ApiOptions = {}): ApiUsage | undefined {
  if (!usagePlans) return undefined
  const plans = Object.entries(usagePlans)
  return {
    source: apiKeySource === "header" ? "HEADER" : "AUTHORIZER",
    keys: plans.flatMap(([name, plan]) => describeKeys(name, plan)),
    plans: plans.map(([name, plan]) => describePlan(name, plan)),
  }
}

function describeKeys(plan: string, { keys = [] }: UsagePlanOptions): readonly ApiKey[] {
  return keys.map((key) => (typeof key === "string" ? { name: key, plan } : { ...key, plan }))
}

function describePlan(name: string, { throttle, methodThrottle = {}, quota }: UsagePlanOptions): ApiUsagePlan {
  const methodThrottles = Object.entries(methodThrottle).flatMap(([methodName, limits]) => {
    const named = readMethodName(methodName)
    return named ? [{ ...named, ...limits }] : []
  })
  return { name, throttle, methodThrottles, quota: quota && describeQuota(quota) }
}

const periods = { day: "DAY", week: "WEEK", month: "MONTH" } as const

function describeQuota({ limit, period, offset = 0 }: QuotaOptions): ApiQuota {
  return { limit, period: periods[period], offset }
}
