import { fileURLToPath } from "node:url"

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url))

export const root = at("../../")
export const contestantsDir = at("../contestants/")
export const resultsFile = at("../results/latest.md")
/** The published command, made by `tsc -b`. */
export const tsapi = at("../../packages/cli/bin/tsapi.js")
