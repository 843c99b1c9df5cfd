import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { describe, expect, it } from "vitest"

const cli = fileURLToPath(new URL("../..", import.meta.url))

/** Every module and package that is loaded as soon as `entry` is, without what it imports lazily. */
async function loadedBy(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...{ absWorkingDir: cli, entryPoints: [entry], bundle: true, platform: "node", format: "esm", splitting: true },
    ...{ packages: "external", outdir: "unused", write: false, metafile: true, logLevel: "silent" },
  })
  const seen = new Set<string>()
  const visit = (module: string) => {
    if (seen.has(module)) return
    seen.add(module)
    const imports = metafile.inputs[module]?.imports ?? []
    for (const { path, kind } of imports) if (kind === "import-statement") visit(path)
  }
  visit(entry)
  return [...seen]
}

const heavy = /^(esbuild|oxc-parser|typescript|dynalite|chokidar|@aws-sdk\/|@clack\/prompts)/

describe("starting the CLI", () => {
  it("loads neither esbuild nor the AWS SDK for --help and for new", async () => {
    for (const entry of ["src/main.ts", "src/commands/new.ts"]) {
      const loaded = await loadedBy(entry)
      expect(loaded.length).toBeGreaterThan(3)
      expect(loaded.filter((module) => heavy.test(module))).toEqual([])
    }
  })
})
