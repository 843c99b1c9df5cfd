import { existsSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import { writeWhole } from "../model/write-whole.ts"

/**
 * Writes `.tsapi/tsconfig.json`, which extends the user's and switches legacy decorators on, and returns its path.
 * A file, because esbuild's `tsconfigRaw` would drop the user's `paths`.
 */
export async function writeTsconfig(projectDir: string): Promise<string> {
  const own = path.join(projectDir, "tsconfig.json")
  const compilerOptions = { experimentalDecorators: true, emitDecoratorMetadata: false }
  const tsconfig = { ...(existsSync(own) && { extends: "../tsconfig.json" }), compilerOptions }
  const file = path.join(projectDir, ".tsapi", "tsconfig.json")
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeWhole(file, Buffer.from(`${JSON.stringify(tsconfig)}\n`))
  } catch (cause) {
    const hint = "tsapi keeps its own files in .tsapi: let it be written."
    throw new UserError("PROJECT_NOT_WRITABLE", `${path.dirname(file)} cannot be written`, { hint, cause })
  }
  return file
}
