import { extname } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

let bundled: Promise<string> | undefined

/**
 * The code of a function instance's thread as one script: it starts faster than a module graph, and is made in the same
 * way whether tsapi runs from its sources or from its published JavaScript.
 */
export function bundleBootstrap(): Promise<string> {
  bundled ??= bundle()
  return bundled
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL(`./worker/bootstrap${extname(import.meta.url)}`, import.meta.url))
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
    tsconfigRaw: {},
  })
  return result.outputFiles.map((file) => file.text).join("")
}
