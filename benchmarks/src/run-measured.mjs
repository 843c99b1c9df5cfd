import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const script = fileURLToPath(new URL("run-measured.py", import.meta.url))

/** CPU milliseconds and peak megabytes of a whole command and every process it starts. */
export async function runMeasured(...command) {
  const { stdout } = await promisify(execFile)("python3", [script, ...command])
  return JSON.parse(stdout)
}
