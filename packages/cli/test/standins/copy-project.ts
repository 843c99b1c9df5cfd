import { access, cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../../", import.meta.url))
const generated = new Set(["node_modules", ".tsapi", "build", "dist"])

export interface ProjectCopy {
  readonly directory: string
  /** Replaces a text that must be there. */
  edit(file: string, from: string, to: string): Promise<void>
  remove(): Promise<void>
}

/** A copy of a workspace project, such as `examples/todo-api`, outside the workspace, for tests that change it. */
export async function copyProject(project: string): Promise<ProjectCopy> {
  const source = path.join(root, project)
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-copy-"))
  await cp(source, directory, { recursive: true, filter: (file) => !generated.has(path.basename(file)) })
  await symlink(await modulesOf(source), path.join(directory, "node_modules"))
  return {
    directory,
    async edit(file, from, to) {
      const text = await readFile(path.join(directory, file), "utf8")
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
      await writeFile(path.join(directory, file), text.replace(from, to))
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Where Node.js finds the packages of a project: its own, or those of one above it. */
async function modulesOf(directory: string): Promise<string> {
  const modules = path.join(directory, "node_modules")
  const found = await access(modules).then(
    () => true,
    () => false,
  )
  return found ? modules : modulesOf(path.dirname(directory))
}
