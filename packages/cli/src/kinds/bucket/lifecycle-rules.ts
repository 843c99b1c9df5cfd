import type { LifecycleRule } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The rules of an `AWS::S3::Bucket`'s LifecycleConfiguration. */
export function lifecycleRules(rules: readonly LifecycleRule[]): readonly CfnValue[] {
  return rules.map((rule, index) => {
    const { prefix, tags = {}, expireAfterDays, expireOldVersionsAfterDays, abortUploadsAfterDays, transitions } = rule
    const tagFilters = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
    return {
      Id: `Rule${index + 1}`,
      Status: "Enabled",
      ...(prefix !== undefined && { Prefix: prefix }),
      ...(tagFilters.length > 0 && { TagFilters: tagFilters }),
      ...(expireAfterDays !== undefined && { ExpirationInDays: expireAfterDays }),
      ...(expireOldVersionsAfterDays !== undefined && {
        NoncurrentVersionExpiration: { NoncurrentDays: expireOldVersionsAfterDays },
      }),
      ...(abortUploadsAfterDays !== undefined && {
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortUploadsAfterDays },
      }),
      ...(transitions && {
        Transitions: transitions.map(({ afterDays, storageClass }) => ({
          StorageClass: storageClass,
          TransitionInDays: afterDays,
        })),
      }),
    }
  })
}
