import { JSONPath } from "jsonpath-plus"
import { StateError } from "../state-error.ts"

/** What a path can read: `$.order`, `$$.Execution.Id`, `$variable.field`. */
export interface PathScope {
  readonly input: unknown
  readonly context: Readonly<Record<string, unknown>>
  readonly variables: Readonly<Record<string, unknown>>
}

/** What a path leads to. Throws a StateError where that is nothing. */
export function readPath(path: string, scope: PathScope): unknown {
  const found = findPath(path, scope)
  if (found) return found.value
  throw new StateError("States.ParameterPathFailure", `The JSONPath '${path}' could not be found in the input`)
}

/** The same where nothing is allowed. */
export function findPath(path: string, scope: PathScope): { readonly value: unknown } | undefined {
  const { json, rest } = rootOf(path, scope)
  if (json === undefined) return undefined
  if (rest === "") return { value: json }
  const values = query(`$${rest}`, json)
  // A path that may lead to several places yields a list, however many there are.
  if (isIndefinite(rest)) return { value: values }
  return values.length === 0 ? undefined : { value: values[0] }
}

function query(path: string, json: unknown): readonly unknown[] {
  if (typeof json !== "object" || json === null) return []
  try {
    const found: unknown = JSONPath({ path, json, wrap: true, eval: "safe" })
    return Array.isArray(found) ? found : []
  } catch (error) {
    throw new StateError("States.Runtime", `The JSONPath '${path}' cannot be read: ${String(error)}`)
  }
}

function rootOf(path: string, { input, context, variables }: PathScope): { json: unknown; rest: string } {
  if (path.startsWith("$$")) return { json: context, rest: path.slice(2) }
  const [, name] = /^\$([A-Za-z_]\w*)/.exec(path) ?? []
  if (name !== undefined) return { json: variables[name], rest: path.slice(name.length + 1) }
  if (path.startsWith("$")) return { json: input, rest: path.slice(1) }
  throw new StateError("States.Runtime", `'${path}' is no JSONPath`)
}

function isIndefinite(rest: string): boolean {
  const unquoted = rest.replace(/\['(?:[^'\\]|\\.)*'\]/g, "")
  return /\.\.|\*|\?\(|\[[^\]]*[:,][^\]]*\]/.test(unquoted)
}
