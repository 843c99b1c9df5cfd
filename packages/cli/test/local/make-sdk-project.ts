import { mkdir, readdir, rm, symlink } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"
import { writeProject } from "../make-project.ts"

const sdkPackages = fileURLToPath(new URL("../policy/packages/installed/node_modules/", import.meta.url))
const ownPackages = fileURLToPath(new URL("../../node_modules/", import.meta.url))

/** A project that has the framework and more of the SDK's clients than the CLI itself. It is removed after the test. */
export async function makeSdkProject(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await writeSdkProject(files)
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** The same for several tests, which remove it themselves. */
export async function writeSdkProject(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await writeProject(files)
  const modules = path.join(directory, "node_modules")
  await rm(modules)
  await mkdir(path.join(modules, "@aws-sdk"), { recursive: true })
  await symlink(path.join(ownPackages, "@tsapi"), path.join(modules, "@tsapi"))
  for (const from of [ownPackages, sdkPackages]) {
    for (const name of await readdir(path.join(from, "@aws-sdk"))) {
      await symlink(path.join(from, "@aws-sdk", name), path.join(modules, "@aws-sdk", name)).catch(() => undefined)
    }
  }
  return directory
}
