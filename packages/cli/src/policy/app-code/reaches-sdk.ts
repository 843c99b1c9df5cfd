import { isSigner } from "./opaque-packages.ts"
import { findPackage, type InstalledPackage } from "./find-package.ts"

/** Whether a name belongs to the AWS SDK, which the analysis knows by heart. */
export function isSdkPackage(specifier: string): boolean {
  return (specifier.startsWith("@aws-sdk/") || specifier.startsWith("@smithy/")) && !isSigner(specifier)
}

const cache = new Map<string, boolean>()

/** Whether a package can lead to an SDK call; if not, the analysis need not read it. */
export function reachesSdk(installed: InstalledPackage): boolean {
  const known = cache.get(installed.dir)
  if (known !== undefined) return known
  // Packages may depend on each other in a circle: a package is not its own reason.
  cache.set(installed.dir, false)
  const reaches = installed.dependencies.some((name) => {
    if (sendsRequests(name)) return true
    const dependency = findPackage(name, installed.dir)
    return dependency !== undefined && (sendsRequests(dependency.ownName ?? name) || reachesSdk(dependency))
  })
  cache.set(installed.dir, reaches)
  return reaches
}

// Types and small helpers alone reach nothing.
function sendsRequests(name: string): boolean {
  return /^@aws-sdk\/(?!types$|util-)/.test(name)
}
