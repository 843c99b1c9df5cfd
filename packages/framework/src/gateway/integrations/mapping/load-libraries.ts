import { createRequire } from "node:module"

// Both are loaded when the first template of an app is read: most apps have none.
const load = createRequire(import.meta.url)

export function velocity(): typeof import("velocityjs") {
  return load("velocityjs") as typeof import("velocityjs")
}

export function jsonPath(): typeof import("jsonpath-plus").JSONPath {
  return (load("jsonpath-plus") as typeof import("jsonpath-plus")).JSONPath
}
