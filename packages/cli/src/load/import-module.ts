import { pathToFileURL } from "node:url"
import { bundleForNode } from "./bundle-for-node.ts"
import { thrownAt } from "./thrown-at.ts"
import { UserError } from "../errors/user-error.ts"

// A module of the project evaluates to whatever the user wrote: the caller checks it.
type UserModule = Readonly<Record<string, never>>

/** Imports a TypeScript module of the project into the CLI's own process; for the config. */
export async function importModule(projectDir: string, file: string): Promise<UserModule> {
  const contents = `export { default } from ${JSON.stringify(`./${file}`)}`
  const bundle = await bundleForNode(projectDir, { name: "config", contents })
  process.setSourceMapsEnabled(true)
  try {
    return await import(pathToFileURL(bundle.file).href)
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? "") : ""
    const location = thrownAt(stack, projectDir) ?? { file, line: 1 }
    throw new UserError("CONFIG_INVALID", `${file} threw: ${error instanceof Error ? error.message : String(error)}`, {
      location,
      cause: error,
    })
  }
}
