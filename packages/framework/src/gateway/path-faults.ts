import type { ApiDescription } from "./api-description.ts"
import type { Fault } from "./fault.ts"

type PathFault = Omit<Fault, "location">

/** What is wrong with a route's whole path, prefix included. Its parts start as `startFaults` wants them. */
export function pathFaults(path: string, apiType: ApiDescription["type"]): readonly PathFault[] {
  if (path === "/") return []
  if (path.endsWith("/")) {
    const both = apiType === "http" ? "HTTP APIs answer 404 to the other spelling" : "it serves both spellings"
    return [invalid(`the path "${path}" ends with "/"`, `Write "${path.slice(0, -1)}"; ${both}.`)]
  }
  const segments = path.slice(1).split("/")
  return [
    ...segments.flatMap((segment, index) => segmentFaults(path, segment, index === segments.length - 1)),
    ...duplicateParams(path, segments),
  ]
}

/** What is wrong with how a path of `@route` or `@controller` starts; joined, the two may hide it. */
export function startFaults(path: string): readonly PathFault[] {
  if (path === "") return [invalid("the path is empty", 'The root path is "/".')]
  return path.startsWith("/") ? [] : [invalid(`the path "${path}" does not start with "/"`, `Write "/${path}".`)]
}

// The characters that CreateResource accepts in a path part ("a-zA-Z0-9._-:", by its own error message).
const LITERAL = /^[a-zA-Z0-9._\-:]+$/
const PARAMETER = /^\{[a-zA-Z0-9._-]+\+?\}$/

function segmentFaults(path: string, segment: string, isLast: boolean): readonly PathFault[] {
  if (segment === "") return [invalid(`the path "${path}" has an empty segment`, "Write a single slash.")]
  if (segment === "." || segment === "..") {
    const hint = "Clients resolve . and .. before they send a path: write the path that is meant."
    return [invalid(`no request reaches "${segment}" in the path "${path}"`, hint)]
  }
  if (LITERAL.test(segment)) return []
  if (!PARAMETER.test(segment)) {
    const hint = "A segment is letters, digits and ._-: alone, or {name}, or {name+} at the end."
    return [invalid(`API Gateway does not accept "${segment}" in the path "${path}"`, hint)]
  }
  if (isLast || !segment.endsWith("+}")) return []
  return [invalid(`${segment} is not the last segment of "${path}"`, "A greedy parameter takes the rest of the path.")]
}

function duplicateParams(path: string, segments: readonly string[]): readonly PathFault[] {
  const names = segments.filter((segment) => PARAMETER.test(segment)).map(paramName)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: "ROUTE_PARAM_DUPLICATE",
    message: `the path "${path}" has two parameters named ${name}`,
    hint: "Give each parameter of a path its own name.",
  }))
}

/** `{id}` -> `id`, `{rest+}` -> `rest`. */
function paramName(segment: string): string {
  return segment.slice(1, segment.endsWith("+}") ? -2 : -1)
}

function invalid(message: string, hint: string): PathFault {
  return { code: "ROUTE_PATH_INVALID", message, hint }
}
