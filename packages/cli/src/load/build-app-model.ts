import type { AppDeclaration, Declaration } from "@tsapi/framework/internal"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { kinds } from "../kinds/index.ts"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { FunctionSettings, ResolvedConfig } from "../model/config.ts"
import type { FunctionRequest, Located, ModelContext } from "../model/kind.ts"
import { checkFunctions } from "./check-functions.ts"
import type { ImportedApp } from "./import-app.ts"

/** Turns declarations into the model; every fault in them is thrown at once. */
export function buildAppModel(imported: ImportedApp, config: ResolvedConfig): AppModel {
  const app = imported.declarations.find(isAppDeclaration)
  if (!app) throw new Error("the framework returned no declaration of the app itself")
  const errors: UserError[] = []
  const context: ModelContext = {
    config,
    app,
    declarations: imported.declarations,
    report: (error) => void errors.push(error),
  }
  const parts = Object.entries(kinds).map(([name, kind]) =>
    kind.toModel(
      imported.declarations.filter((declaration) => declaration.kind === name),
      context,
    ),
  )
  const requests = parts.flatMap((part) => part.functions)
  const functions = mergeRequests(requests, config)
  errors.push(...checkApp(app, functions), ...checkFunctions(requests, config))
  if (errors.length > 0) throw new UserErrors(errors)
  return {
    appName: app.name,
    stage: config.stage,
    entry: config.entry,
    exportName: imported.exportName,
    functions,
    declared: parts.flatMap((part) => part.models),
    location: app.location,
  }
}

function isAppDeclaration(declaration: Located<Declaration>): declaration is Located<AppDeclaration> {
  return declaration.kind === "app"
}

// The stack's name is `<app>-<stage>`, at most 128 characters; the stage takes up to 32 of them.
function checkApp(app: Located<AppDeclaration>, functions: readonly FunctionModel[]): readonly UserError[] {
  const { name, location } = app
  const errors: UserError[] = []
  if (!/^[A-Za-z][A-Za-z0-9-]{0,95}$/.test(name)) {
    const hint = "Use letters, digits and hyphens, beginning with a letter, 96 characters at most."
    errors.push(new UserError("APP_NAME_INVALID", `"${name}" cannot be the name of an app`, { hint, location }))
  }
  if (functions.length === 0) {
    const hint = "List your controllers: `new App(name, { controllers: [TodoController] })`."
    errors.push(new UserError("APP_EMPTY", "The app declares no route and no trigger", { hint, location }))
  }
  return errors
}

function mergeRequests(requests: readonly FunctionRequest[], config: ResolvedConfig): readonly FunctionModel[] {
  const groups = new Map<string, FunctionRequest[]>()
  for (const request of requests) groups.set(request.id, [...(groups.get(request.id) ?? []), request])
  return [...groups].map(([id, group]) => toFunction(id, group, config))
}

function toFunction(id: string, group: readonly FunctionRequest[], config: ResolvedConfig): FunctionModel {
  const [first] = group
  if (!first) throw new Error(`function ${id} has no request`)
  const layers = config.layers.flatMap(({ all, byFunction }) => [all, byFunction[id] ?? {}])
  const own = group.map(({ settings }) => settings)
  const settings = mergeSettings([...layers, ...own, config.overrides.all, config.overrides.byFunction[id] ?? {}])
  return {
    id,
    kinds: [...new Set(group.map(({ kind }) => kind))].toSorted(),
    roots: group.map(({ root }) => root),
    runtime: config.runtime,
    architecture: config.architecture,
    ...settings,
    location: first.location,
  }
}

function mergeSettings(layers: readonly FunctionSettings[]) {
  const pick = <K extends "memory" | "timeout" | "logRetention">(key: K) =>
    layers.findLast((layer) => layer[key] !== undefined)?.[key] ?? 0
  return {
    memoryMb: pick("memory"),
    timeoutSeconds: pick("timeout"),
    logRetentionDays: pick("logRetention"),
    environment: Object.assign({}, ...layers.map((layer) => layer.environment)),
  }
}
