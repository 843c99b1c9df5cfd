import { existsSync } from "node:fs"
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { UserError } from "../errors/user-error.ts"
import { version } from "../version.ts"

/** What `tsapi new --template` offers; each is a folder beside this file. */
export const starters = {
  hello: "one controller and its test",
  todo: "a todo API: DynamoDB table, schemas, authorizer, tests",
} as const

export type StarterName = keyof typeof starters

/** Copies a starter into an empty or absent directory under the project's own name; returns the files, sorted. */
export async function copyStarter(starter: StarterName, directory: string, name: string): Promise<readonly string[]> {
  await requireEmpty(directory)
  const source = path.join(packageRoot(), "src", "starters", starter)
  const copies = (await filesOf(source)).map(async (file) => {
    const text = personalize(await readFile(path.join(source, file), "utf8"), starter, name)
    // npm leaves a file of the name `.gitignore` out of a package.
    const target = file === "_gitignore" ? ".gitignore" : file
    await mkdir(path.dirname(path.join(directory, target)), { recursive: true })
    await writeFile(path.join(directory, target), text)
    return target
  })
  return (await Promise.all(copies)).toSorted()
}

// What installing and running leaves behind in a starter is not part of it.
async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => !/(^|\/)(node_modules|\.[^/]+)\/|\.tsbuildinfo$/.test(file))
}

async function requireEmpty(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw new UserError("PROJECT_DIRECTORY_UNUSABLE", `${directory} cannot be created`, {
      hint: "Choose a path below a directory that you may write to.",
      cause,
    })
  })
  const entries = (await readdir(directory)).filter((entry) => entry !== ".git")
  if (entries.length === 0) return
  throw new UserError(
    "PROJECT_DIRECTORY_NOT_EMPTY",
    `${directory} is not empty: it holds ${entries.slice(0, 3).join(", ")}`,
    { hint: "Choose another name, or an empty directory." },
  )
}

// Inside this repository a starter is a workspace project of its own, with a name and workspace versions to replace.
function personalize(text: string, starter: StarterName, name: string): string {
  return text.replaceAll(`starter-${starter}`, name).replaceAll("workspace:*", `^${version}`)
}

// Found by name, because this module may be in `src`, in `dist`, or in a bundle that was made from either.
function packageRoot(): string {
  let directory = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(directory, "src", "starters"))) {
    const parent = path.dirname(directory)
    if (parent === directory) throw new Error("the starters are missing from @tsapi/cli")
    directory = parent
  }
  return directory
}
