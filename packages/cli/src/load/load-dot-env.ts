import { readFileSync } from "node:fs"
import path from "node:path"
import { parseEnv } from "node:util"

/** Reads `.env.<stage>` and `.env` into the CLI's own environment, where a variable that is set already stays. */
export function loadDotEnv(projectDir: string, stage: string): void {
  for (const name of [`.env.${stage}`, ".env"]) {
    const text = readIfPresent(path.join(projectDir, name))
    if (text === undefined) continue
    for (const [key, value] of Object.entries(parseEnv(text))) process.env[key] ??= value
  }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw error
  }
}
