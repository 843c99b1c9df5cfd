import { createRequire } from "node:module"

/** The handler of a CommonJS bundle. */
export function loadHandler(file) {
  return createRequire(import.meta.url)(file).handler
}
