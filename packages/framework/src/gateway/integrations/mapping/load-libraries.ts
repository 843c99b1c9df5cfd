import { createRequire } from "node:module"
import type * as JsonPathPlus from "jsonpath-plus"
import type * as VelocityJs from "velocityjs"

// Both are loaded when the first template of an app is read: most apps have none.
const load = createRequire(import.meta.url)

export function velocity(): typeof VelocityJs {
  return load("velocityjs") as typeof VelocityJs
}

export function jsonPath(): (typeof JsonPathPlus)["JSONPath"] {
  return (load("jsonpath-plus") as typeof JsonPathPlus).JSONPath
}
