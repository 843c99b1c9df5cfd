import { existsSync, readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import type { Plugin } from "esbuild"
import type { SourceLocation } from "../../model/source-location.ts"
import { standInNamespace } from "../program/code-origin.ts"
import { findPackage, packageNameOf } from "./find-package.ts"
import type { PackageNotes } from "./package-notes.ts"
import { type StandIn, standIns } from "./stand-ins.ts"

/** Puts the description of a package in its place, in every module that imports it. */
export function standInModules({ unknownNames, unknownVersions }: PackageNotes): Plugin {
  return {
    name: "stand-in-modules",
    setup(build) {
      const projectDir = build.initialOptions.absWorkingDir ?? ""
      build.onResolve({ filter: /^[^./#]/ }, ({ path: specifier, resolveDir, kind, importer }) => {
        const name = packageNameOf(specifier)
        const key = standIns[specifier] ? specifier : name
        const standIn = standIns[key]
        if (kind === "entry-point") return undefined
        // The rest of a package of which one entry point is described sends nothing.
        if (!standIn)
          return describedInPart.has(name) ? { path: specifier, external: true, sideEffects: false } : undefined
        const version = findPackage(name, resolveDir)?.version
        if (version !== undefined && !describes(standIn, version)) {
          unknownVersions.set(name, { version, location: importOf(specifier, { importer, projectDir }) })
        }
        return { path: key, namespace: standInNamespace, sideEffects: false }
      })
      // A part of a description, in a file of its own.
      build.onResolve({ filter: /^\.\//, namespace: standInNamespace }, ({ path: part }) => ({
        path: path.parse(part).name,
        namespace: standInNamespace,
        sideEffects: false,
      }))
      build.onLoad({ filter: /.*/, namespace: standInNamespace }, async ({ path: name }) => {
        const standIn = standIns[name]
        if (!standIn) return { contents: await sourceOf({ file: name }), loader: "ts" }
        const silent = standIn.sendsNothing?.split(/\s+/) ?? []
        const lines = [
          ...silent.map((it) => `export const ${it} = /* @__PURE__ */ $data()`),
          ...[...(unknownNames.get(name) ?? [])].map((it) => `export const ${it} = $unknownExport("${name}", "${it}")`),
        ]
        return { contents: [await sourceOf(standIn), ...lines].join("\n"), loader: "ts" }
      })
    },
  }
}

const describedInPart: ReadonlySet<string> = new Set(
  Object.keys(standIns)
    .filter((key) => key !== packageNameOf(key))
    .map(packageNameOf),
)

/** The name that a stand-in lacks, from the bundler's message; undefined for any other message. */
export function missingName(message: string): { readonly name: string; readonly packageName: string } | undefined {
  const [, packageName, name] = /^No matching export in "stand-in:([^"]+)" for import "([^"]+)"/.exec(message) ?? []
  return name !== undefined && packageName !== undefined ? { name, packageName } : undefined
}

function describes({ majors: [first, last] }: StandIn, version: string): boolean {
  const major = Number.parseInt(version, 10)
  return first <= major && major <= last
}

function importOf(specifier: string, from: { importer: string; projectDir: string }): SourceLocation {
  const { importer, projectDir } = from
  const before = existsSync(importer) ? readFileSync(importer, "utf8").split(specifier, 1)[0] : ""
  return {
    file: path.relative(projectDir, importer).split(path.sep).join("/"),
    line: (before ?? "").split("\n").length,
  }
}

// TypeScript in the sources, JavaScript in the published package.
function sourceOf({ file }: Pick<StandIn, "file">): Promise<string> {
  const extension = path.extname(import.meta.url)
  return readFile(new URL(`../stand-ins/${file}${extension}`, import.meta.url), "utf8")
}
