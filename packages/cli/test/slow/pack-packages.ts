import { execFile } from "node:child_process"
import { readdir } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const repository = fileURLToPath(new URL("../../../../", import.meta.url))
const packages = ["framework", "cli", "create-tsapi"] as const

export type Tarballs = Readonly<Record<(typeof packages)[number], string>>

/** Builds our packages and packs them as they are published; returns the tarballs' absolute paths. */
export async function packPackages(directory: string): Promise<Tarballs> {
  const tsc = path.join(repository, "node_modules/typescript/bin/tsc")
  await run(process.execPath, [tsc, "-b", "packages/framework", "packages/cli"], repository)
  for (const name of packages) {
    // npm would leave `workspace:*` and the workspace's own bin in the manifest.
    await run(
      "npx",
      ["-y", "pnpm@10.34.9", "pack", "--pack-destination", directory],
      path.join(repository, "packages", name),
    )
  }
  const files = await readdir(directory)
  const tarball = (prefix: string) => path.join(directory, files.find((file) => file.startsWith(prefix)) ?? prefix)
  return {
    framework: tarball("tsapi-framework-"),
    cli: tarball("tsapi-cli-"),
    "create-tsapi": tarball("create-tsapi-"),
  }
}

/** Runs a program to its end; rejects with all it wrote when it fails. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  const env = { ...process.env, CI: "true", NODE_ENV: undefined, VITEST: undefined }
  const { stdout } = await promisify(execFile)(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: unknown) => {
      const { stdout = "", stderr = "" } =
        error instanceof Error ? Object.assign({ stdout: "", stderr: "" }, error) : {}
      throw new Error(`${program} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error })
    },
  )
  return stdout
}
