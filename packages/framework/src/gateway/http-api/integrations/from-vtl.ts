import { templateParts } from "../../integrations/targets/template-values.ts"
import { toContextVariable } from "./context-variables.ts"
import { isMemberPath, isPlainText } from "./parameter-expression.ts"

export interface VtlOptions {
  /** The names of the route's path parameters. */
  readonly params: ReadonlySet<string>
  /** Whether the value is JSON. */
  readonly isJson?: boolean | undefined
}

/** One reference of VTL, or a text without any, as HTTP APIs write it; undefined for what they have no expression for. */
export function fromVtl(vtl: string, { params, isJson = false }: VtlOptions): string | undefined {
  const [part, ...more] = templateParts(vtl)
  if (part === undefined || more.length > 0) return undefined
  if ("text" in part) return isPlainText(part.text) && !DIRECTIVE.test(part.text) ? part.text : undefined
  const { reference } = part
  if (reference === "$input.body") return "$request.body"
  const [, read, path] = /^\$input\.(path|json)\((?:"|')\$(?:\.([^"']+))?(?:"|')\)$/.exec(reference) ?? []
  // Only JSON has the quotes of a text that `$input.json` writes.
  if (read === "json" && !isJson) return undefined
  if (read !== undefined) {
    if (path === undefined) return "$request.body"
    return isMemberPath(path) ? `$request.body.${path}` : undefined
  }
  return parameterOf(reference, params) ?? variableOf(reference)
}

const DIRECTIVE = /#\{?(?:if|set|foreach|else|elseif|end|stop|break)\b/

/** `$input.params("id")` looks at the path, the query and the headers, an expression of HTTP APIs at one of them. */
function parameterOf(reference: string, params: ReadonlySet<string>): string | undefined {
  const [, sole] = /^\$input\.params\((?:"|')([^"']+)(?:"|')\)$/.exec(reference) ?? []
  if (sole !== undefined) return params.has(sole) ? `$request.path.${sole}` : undefined
  const [, place, called, dotted] =
    /^\$input\.params\(\)\.(path|querystring|header)(?:\.get\((?:"|')([^"']+)(?:"|')\)|\.(\w+))$/.exec(reference) ?? []
  return place === undefined ? undefined : `$request.${place}.${called ?? dotted}`
}

function variableOf(reference: string): string | undefined {
  if (/^\$stageVariables\.\w+$/.test(reference)) return reference
  return reference.startsWith("$context.") ? toContextVariable(reference.slice(1)) : undefined
}
