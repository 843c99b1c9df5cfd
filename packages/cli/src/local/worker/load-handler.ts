import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import type { Handler } from "./run-handler.ts"

/** Loads the bundle of a function and returns the `handler` it exports. */
export async function loadHandler(codeFile: string): Promise<Handler> {
  const module: unknown = codeFile.endsWith(".mjs")
    ? await import(pathToFileURL(codeFile).href)
    : createRequire(codeFile)(codeFile)
  if (typeof module === "object" && module !== null && "handler" in module && isHandler(module.handler)) {
    return module.handler
  }
  throw new Error(`${codeFile} does not export a function named handler`)
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function"
}
