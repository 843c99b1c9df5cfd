import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { ResolvedConfig } from "../model/config.ts"
import type { FunctionRequest } from "../model/kind.ts"
import { checkIam } from "./check-iam.ts"
import { settingsFaults } from "./check-settings.ts"

/** What is wrong with the functions an app asks for: their names, their settings, and what the config calls them. */
export function checkFunctions(requests: readonly FunctionRequest[], config: ResolvedConfig): readonly UserError[] {
  const distinct = [
    ...new Map(requests.map((request) => [JSON.stringify([request.location, request.settings]), request])).values(),
  ]
  return [
    ...distinct.flatMap(checkSettings),
    ...checkDeclarations(requests),
    ...checkDuplicates(requests),
    ...checkConfigured(requests, config),
  ]
}

function checkSettings({ id, settings: { iam: _iam, ...settings }, location }: FunctionRequest): readonly UserError[] {
  return settingsFaults(settings).map(
    ({ message, hint }) => new UserError("FUNCTION_INVALID", `The function ${id}: ${message}`, { hint, location }),
  )
}

function checkDeclarations(requests: readonly FunctionRequest[]): readonly UserError[] {
  const errors = requests
    .flatMap(({ iam }) => iam)
    .flatMap(({ owner, statements, locate }) =>
      checkIam(statements, ["iam"]).map(
        ({ message, hint, text }) =>
          new UserError("IAM_INVALID", `${owner}: ${message}`, { hint, location: locate(text) }),
      ),
    )
  // Routes share what their controller declares.
  return [...new Map(errors.map((error) => [`${error.message} ${error.location?.line}`, error])).values()]
}

// Routes of several controllers share one function of one kind; a name that two kinds or two classes ask for is a mistake.
function checkDuplicates(requests: readonly FunctionRequest[]): readonly UserError[] {
  const errors = new Map<string, UserError>()
  for (const { id, kind, root, location } of requests) {
    const other = requests.find((candidate) => candidate.id === id && candidate.kind !== kind)
    const twin = requests.find(
      (candidate) =>
        candidate.id === id && candidate.kind === kind && id !== "Api" && classOf(candidate.root) < classOf(root),
    )
    const first = other ?? twin
    if (!first || errors.has(id)) continue
    const message = `Two functions are named "${id}": the other is at ${first.location.file}:${first.location.line}`
    const isOneMethod =
      root !== undefined && first.root?.className === root.className && first.root.methodName === root.methodName
    const hint = isOneMethod
      ? "A method has triggers of one kind. Give each kind a method of its own."
      : "Rename one of the two classes."
    errors.set(id, new UserError("FUNCTION_DUPLICATE", message, { hint, location }))
  }
  return [...errors.values()]
}

function checkConfigured(requests: readonly FunctionRequest[], config: ResolvedConfig): readonly UserError[] {
  const ids = [...new Set(requests.map(({ id }) => id))]
  const named = [...config.layers, config.overrides].flatMap(({ byFunction }) => Object.keys(byFunction))
  return named
    .filter((name) => !ids.includes(name))
    .map((name) => {
      const meant = closest(name, ids)
      const hint = meant ? `Did you mean ${meant}?` : `Functions of this app: ${ids.join(", ")}.`
      const location = config.configFile ? { file: config.configFile, line: 1 } : undefined
      return new UserError("FUNCTION_UNKNOWN", `The config names a function "${name}"`, { hint, location })
    })
}

function classOf(root: FunctionRequest["root"] | undefined): number {
  return root?.classIndex ?? 0
}
