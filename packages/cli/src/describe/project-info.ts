import { readFile } from "node:fs/promises"
import path from "node:path"
import type { OpenApiDocument } from "../model/openapi-document.ts"
import { parseJsonFile } from "../model/parse-json-file.ts"

/** What the project's package.json says of itself; the version is `0.0.0` where it says nothing. */
export async function projectInfo(projectDir: string, title: string): Promise<OpenApiDocument["info"]> {
  const { version, description } = await readPackage(projectDir)
  return {
    title,
    version: typeof version === "string" ? version : "0.0.0",
    ...(typeof description === "string" && description !== "" && { description }),
  }
}

async function readPackage(
  projectDir: string,
): Promise<{ readonly version?: unknown; readonly description?: unknown }> {
  const file = "package.json"
  const text = await readFile(path.join(projectDir, file), "utf8").catch(orNothing)
  // npm takes it with a byte order mark, too.
  const json = { file, text: text.replace(/^\uFEFF/, ""), code: "SOURCE_INVALID", hint: "Write it as JSON." } as const
  return Object(parseJsonFile(json))
}

function orNothing(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "{}"
  throw error
}
