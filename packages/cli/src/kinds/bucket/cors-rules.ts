import type { BucketCorsRule } from "@tsapi/framework/internal"

/** CORS rules under the names of S3's API. */
export function corsRules(rules: readonly BucketCorsRule[]) {
  return rules.map(({ origins, methods, headers, exposeHeaders, maxAgeSeconds }) => ({
    AllowedOrigins: origins,
    AllowedMethods: methods,
    ...(headers && { AllowedHeaders: headers }),
    ...(exposeHeaders && { ExposeHeaders: exposeHeaders }),
    ...(maxAgeSeconds !== undefined && { MaxAgeSeconds: maxAgeSeconds }),
  }))
}
