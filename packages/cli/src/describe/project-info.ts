import { readFile } from "node:fs/promises"
import path from "node:path"
import type { OpenApiDocument } from "../model/openapi-document.ts"

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
  try {
    return Object(JSON.parse(await readFile(path.join(projectDir, "package.json"), "utf8")))
  } catch {
    return {}
  }
}
