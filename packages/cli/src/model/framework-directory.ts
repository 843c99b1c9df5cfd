import { createRequire } from "node:module"
import path from "node:path"

/**
 * Where the framework of a project is; undefined where it has none. A package manager may link to it from node_modules, and
 * stacks have the place that the link leads to.
 */
export function frameworkDirectory(projectDir: string): string | undefined {
  try {
    const index = createRequire(path.join(projectDir, "package.json")).resolve("@tsapi/framework")
    return path.resolve(index, "../..")
  } catch {
    return undefined
  }
}
