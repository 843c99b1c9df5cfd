import { readFile } from "node:fs/promises"
import path from "node:path"
import type { OnLoadArgs, OnLoadResult, Plugin, PluginBuild } from "esbuild"
import { isInstalled } from "./find-package.ts"
import { standIns } from "./stand-ins.ts"
import { writeMetadata } from "./write-metadata.ts"

const described = Object.entries(standIns).flatMap(([name, { readsMetadata }]) =>
  readsMetadata === true ? [name] : [],
)
const containers = new RegExp(`^(${["reflect-metadata", ...described].join("|")})(/|$)`)

/** Calls back when the project's own code imports a container that reads the metadata of decorated classes. */
export function noticeMetadata(notice: () => void): Plugin {
  return {
    name: "notice-metadata",
    setup(build) {
      build.onResolve({ filter: containers }, ({ importer }) => {
        if (!isInstalled(importer)) notice()
        return undefined
      })
    },
  }
}

/** Whether the bundler says that the project's settings do not allow decorators of parameters. */
export function asksForParameterDecorators(message: string): boolean {
  return message.startsWith("Parameter decorators only work when experimental decorators are enabled")
}

/** Writes the metadata of decorated classes, which the bundler leaves out, into the project's own modules. */
export const decoratedModules: Plugin = {
  name: "decorated-modules",
  setup(build) {
    build.onLoad({ filter: /\.[cm]?tsx?$/, namespace: "file" }, (args) => load(args, build))
  },
}

async function load({ path: file }: OnLoadArgs, build: PluginBuild): Promise<OnLoadResult | undefined> {
  if (isInstalled(file)) return undefined
  const code = await readFile(file, "utf8")
  if (!/@\s*[\w(]/.test(code)) return undefined
  const exists = async (specifier: string) => {
    const resolved = await build.resolve(specifier, {
      kind: "import-statement",
      importer: file,
      resolveDir: path.dirname(file),
    })
    return resolved.errors.length === 0
  }
  const contents = await writeMetadata(code, { file, exists })
  return contents === undefined ? undefined : { contents, loader: file.endsWith("x") ? "tsx" : "ts" }
}
