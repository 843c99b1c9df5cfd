import type { Plugin, PluginBuild } from "esbuild"
import { serviceData } from "../permissions/service-data.ts"
import { findPackage, isInstalled, type InstalledPackage, packageNameOf } from "./find-package.ts"
import { isSigner, opaqueKind } from "./opaque-packages.ts"
import type { PackageNotes } from "./package-notes.ts"
import { isQuietPackage } from "./quiet-packages.ts"
import { frameworkExports, packageExports } from "./package-exports.ts"
import { readClient } from "./read-client.ts"
import { isSdkPackage, reachesSdk } from "./reaches-sdk.ts"

// Marks a question of our own to esbuild, which is not ours to answer.
const beingResolved = Symbol("being resolved")
const framework = "@tsapi/framework"
// These send requests, or run what they are given.
const readParts: ReadonlySet<string> = new Set(
  ["connections", "idempotency", "logger", "metrics", "parameters", "secrets", "tracing"].map(
    (part) => `${framework}/${part}`,
  ),
)

/**
 * Puts a symbol in the place of every export of the SDK and of the framework, and leaves out packages that cannot lead
 * to an SDK call. The bundle stays small, and esbuild still does all the linking. Notes what each package exports.
 */
export function symbolStubs(exports: Map<string, readonly string[]>, notes: PackageNotes): Plugin {
  return { name: "symbol-stubs", setup: (build) => setUp(build, exports, notes) }
}

function setUp(build: PluginBuild, exports: Map<string, readonly string[]>, notes: PackageNotes): void {
  build.onResolve({ filter: /^[^.]/ }, async ({ path: written, resolveDir, kind, pluginData }) => {
    if (kind === "entry-point" || pluginData === beingResolved) return undefined
    const installed = findPackage(packageNameOf(written), resolveDir)
    const specifier = withoutAlias(written, installed)
    const name = packageNameOf(specifier)
    const kindOfOpaque = isSdkPackage(name) || name === framework ? undefined : opaqueKind(name, installed)
    if (kindOfOpaque) notes.opaque.set(specifier, kindOfOpaque)
    if (isSigner(name)) return { path: specifier, external: true, sideEffects: false }
    const isStub = isSdkPackage(specifier) || (name === framework && !readParts.has(specifier))
    if (isStub && kind !== "import-statement") return { path: specifier, external: true }
    if (isStub) {
      const dir = installed?.dir
      const names = await exportsOf(specifier, dir)
      const client = dir === undefined || serviceData().clients[specifier] ? undefined : readClient(dir)
      if (client) notes.clients.set(specifier, client)
      if (names.length === 0) return { path: specifier, external: true }
      exports.set(specifier, names)
      return { path: specifier, namespace: "symbols", sideEffects: false, pluginData: names }
    }
    if (installed && isInstalled(installed.dir) && !readParts.has(specifier) && !reachesSdk(installed)) {
      return { path: specifier, external: true, sideEffects: false }
    }
    // An alias of tsconfig's `paths` or of package.json's `imports` looks like a package, too.
    const resolved = await build.resolve(specifier, { resolveDir, kind, pluginData: beingResolved })
    if (resolved.errors.length === 0) return undefined
    if (!kindOfOpaque && !isQuietPackage(specifier)) notes.opaque.set(specifier, "missing")
    return { path: specifier, external: true }
  })
  build.onLoad({ filter: /.*/, namespace: "symbols" }, ({ path: specifier, pluginData }) => {
    const names: readonly string[] = Array.isArray(pluginData) ? pluginData.map(String) : []
    const lines = names.map(
      (name) => `export const ${name} = /* @__PURE__ */ $symbol(${JSON.stringify(specifier)}, "${name}")`,
    )
    return { contents: lines.join("\n"), loader: "js" }
  })
}

/** `@aws-sdk/client-s3` for what `"old-s3": "npm:@aws-sdk/client-s3@…"` in package.json calls otherwise. */
function withoutAlias(specifier: string, installed: InstalledPackage | undefined): string {
  const { name, ownName = name } = installed ?? { name: specifier }
  return isSdkPackage(ownName) ? ownName + specifier.slice(name.length) : specifier
}

async function exportsOf(specifier: string, dir: string | undefined): Promise<readonly string[]> {
  if (dir === undefined) return []
  if (isSdkPackage(specifier)) return packageExports(dir)
  if (specifier !== framework) return []
  const [sources = [], built = []] = await Promise.all(
    ["src/index.ts", "dist/index.js"].map((index) => frameworkExports(`${dir}/${index}`)),
  )
  return [...new Set([...sources, ...built])]
}
