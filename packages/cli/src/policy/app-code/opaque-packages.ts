import { findPackage, type InstalledPackage } from "./find-package.ts"

/**
 * Why a package's requests to AWS cannot be followed: version 2 of the SDK sends them, it signs them itself, or it is not
 * there.
 */
export type OpaqueKind = "old-sdk" | "signer" | "missing"

const opaque: Readonly<Record<string, OpaqueKind>> = {
  "@aws-sdk/signature-v4": "signer",
  "@aws-sdk/signature-v4-crt": "signer",
  "@aws-sdk/signature-v4-multi-region": "signer",
  "@smithy/signature-v4": "signer",
  "aws-sdk": "old-sdk",
  "aws-sigv4-fetch": "signer",
  "aws4-axios": "signer",
  aws4: "signer",
  aws4fetch: "signer",
}

// It can sign requests, if asked to; its many users do not know.
const innocent: ReadonlySet<string> = new Set(["request"])

const cache = new Map<string, OpaqueKind | undefined>()

/** Whether a package, or one that it needs and that is installed, sends requests that cannot be followed. */
export function opaqueKind(name: string, installed: InstalledPackage | undefined): OpaqueKind | undefined {
  const direct = opaque[name]
  if (direct || !installed || innocent.has(name)) return direct
  if (cache.has(installed.dir)) return cache.get(installed.dir)
  // Packages may depend on each other in a circle.
  cache.set(installed.dir, undefined)
  const kinds = installed.dependencies.map((dependency) => {
    const found = findPackage(dependency, installed.dir)
    return found && opaqueKind(dependency, found)
  })
  const kind = kinds.find((it) => it !== undefined)
  cache.set(installed.dir, kind)
  return kind
}

/** Whether a package only signs requests, so that its code says nothing about which. */
export function isSigner(name: string): boolean {
  return opaque[name] === "signer"
}
