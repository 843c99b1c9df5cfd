import { fileURLToPath } from "node:url"

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url))

export const root = at("../../")
export const contestantsDir = at("../contestants/")
export const resultsFile = at("../results/latest.md")
export const optionalImportsFile = at("../results/optional-imports.md")
export const optionalImportsDir = at("../contestants/optional-imports/")
export const offlineResultsFile = at("../results/serverless-offline.md")
/** What benchmarks write and install, which git ignores. */
export const workDir = at("../.tsapi/")
/** The published command, made by `pnpm build`. */
export const tsapi = at("../../packages/cli/bin/tsapi.js")
/** What `tsc -b` makes of the command's sources. */
export const cliDist = at("../../packages/cli/dist")
/** The packages of the AWS SDK that the command itself uses. */
export const sdkDir = at("../../packages/cli/node_modules/@aws-sdk")
