import { existsSync } from "node:fs"
import { homedir } from "node:os"
import path from "node:path"

/** The directory `.ci/install-stand-ins` fills. */
const directory =
  process.env["TSAPI_STAND_INS"] ??
  path.join(process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"), "tsapi-ci")

/** The path of an installed stand-in, such as `ministack/bin/ministack`; says how to install it when it is absent. */
export function standIn(file: string): string {
  const found = path.join(directory, file)
  if (!existsSync(found)) throw new Error(`${found} is missing. Run .ci/install-stand-ins first.`)
  return found
}

/** The Node versions that tsapi supports, by the directory that holds each. */
export const nodeVersions = ["node20", "node22", "node24"] as const

export type NodeVersion = (typeof nodeVersions)[number]

/** The `node` binary of one version. */
export function nodeBinary(version: NodeVersion): string {
  return standIn(`${version}/bin/node`)
}
