import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

const packages = fileURLToPath(new URL("../node_modules", import.meta.url))

/** Writes a project of the given files to a directory outside the workspace, which is removed after the test. */
export async function makeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await writeProject(files)
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** The same for several tests, which remove it themselves. */
export async function writeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-project-"))
  await symlink(packages, path.join(directory, "node_modules"))
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return directory
}
