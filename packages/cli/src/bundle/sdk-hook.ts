import { readFile } from "node:fs/promises"
import type { Plugin } from "esbuild"

/**
 * Has each copy of the SDK in a bundle show its client classes to a global hook, if there is one, when it is loaded:
 * `tsapi local` judges requests there. Nothing of it is in deployed code.
 */
export const sdkHook: Plugin = {
  name: "sdk-hook",
  setup(build) {
    build.onLoad({ filter: clientModules }, async ({ path }) => {
      const contents = await readFile(path, "utf8")
      const names = ["Client", "Command"].filter((name) => declares(contents, name))
      return names.length === 0 ? undefined : { contents: `${contents}\n${hookCall(names)}`, loader: "js" }
    })
  },
}

// `@smithy/core/dist-cjs/submodules/client/index.js`, `@smithy/smithy-client/dist-es/command.js` and their like.
const clientModules =
  /[\\/]@(?:smithy|aws-sdk)[\\/](?:core|smithy-client)[\\/]dist-(?:cjs|es)[\\/](?:.*[\\/])?(?:client|command|index)\.js$/

function declares(contents: string, name: string): boolean {
  return new RegExp(`(?:^|\\s)(?:class|var|let|const|function) ${name}\\b`).test(contents)
}

function hookCall(names: readonly string[]): string {
  return `;globalThis[Symbol.for("tsapi.sdk")]?.({ ${names.join(", ")} });\n`
}
