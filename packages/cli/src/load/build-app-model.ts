import { mergeApi } from "@tsapi/framework/gateway"
import type { AppDeclaration, Declaration } from "@tsapi/framework/internal"
import { UserError, UserErrors } from "../errors/user-error.ts"
import { referencesOf } from "../kinds/all-references.ts"
import { declaredKinds } from "../kinds/declared-kinds.ts"
import type { AppModel } from "../model/app-model.ts"
import type { ResolvedConfig } from "../model/config.ts"
import type { InvokedFunction } from "../model/function-name.ts"
import type { FunctionRequest, Located, ModelContext } from "../model/kind.ts"
import { buildFunction } from "./build-function.ts"
import { checkFunctions } from "./check-functions.ts"
import type { ImportedApp } from "./import-app.ts"
import { settingLevels, strongest } from "./setting-levels.ts"

/** Turns declarations into the model; every fault in them is thrown at once. */
export function buildAppModel(imported: ImportedApp, config: ResolvedConfig): AppModel {
  const declared = imported.declarations.find(isAppDeclaration)
  if (!declared) throw new Error("the framework returned no declaration of the app itself")
  const app = {
    ...declared,
    api: mergeApi(declared.api, config.api),
    apiLocations: config.apiLocations,
    ...(config.webSocket.length > 0 && {
      webSocket: mergeApi(declared.webSocket, config.webSocket),
      webSocketLocation: config.webSocketLocation,
    }),
  }
  const declarations = imported.declarations.map((declaration) => (declaration === declared ? app : declaration))
  const errors: UserError[] = []
  const context: ModelContext = {
    config,
    app,
    declarations,
    report: (error) => void errors.push(error),
  }
  const parts = declaredKinds(declarations).map(({ kind, models: own }) => kind.toModel(own, context))
  const requests = parts.flatMap((part) => part.functions)
  errors.push(...checkApp(app, { requests, declarations }), ...checkFunctions(requests, config))
  if (errors.length > 0) throw new UserErrors(errors)
  const models = parts.flatMap((part) => part.models)
  const groups = groupRequests(requests)
  const references = referencesOf(models, invokedFunctions(groups, config))
  const functions = Array.from(groups, ([id, group]) => buildFunction(id, group, { ...context, references }))
  const model: AppModel = {
    appName: app.name,
    stage: config.stage,
    entry: config.entry,
    exportName: imported.exportName,
    functions,
    declared: models,
    location: app.location,
  }
  errors.push(...declaredKinds(models).flatMap(({ kind, models: own }) => kind.check?.(own, model) ?? []))
  if (errors.length > 0) throw new UserErrors(errors)
  return model
}

function isAppDeclaration(declaration: Located<Declaration>): declaration is Located<AppDeclaration> {
  return declaration.kind === "app"
}

// The stack's name is `<app>-<stage>`, at most 128 characters; the stage takes up to 32 of them.
function checkApp(
  app: Located<AppDeclaration>,
  { requests, declarations }: { requests: readonly FunctionRequest[]; declarations: readonly Located<Declaration>[] },
): readonly UserError[] {
  const { name, location } = app
  const errors: UserError[] = []
  if (!/^[A-Za-z][A-Za-z0-9-]{0,95}$/.test(name)) {
    const hint = "Use letters, digits and hyphens, beginning with a letter, 96 characters at most."
    errors.push(new UserError("APP_NAME_INVALID", `"${name}" cannot be the name of an app`, { hint, location }))
  }
  const answers = declaredKinds(declarations).some(({ kind, models }) => kind.answersByItself && models.length > 0)
  if (requests.length === 0 && !answers) {
    const hint = "List your controllers: `new App(name, { controllers: [TodoController] })`."
    errors.push(new UserError("APP_EMPTY", "The app declares no route and no trigger", { hint, location }))
  }
  return errors
}

type RequestGroups = ReadonlyMap<string, readonly FunctionRequest[]>

function groupRequests(requests: readonly FunctionRequest[]): RequestGroups {
  const groups = new Map<string, FunctionRequest[]>()
  for (const request of requests) groups.set(request.id, [...(groups.get(request.id) ?? []), request])
  return groups
}

/** What handles of functions tell of them, before they are built: permissions that are declared may name them. */
function invokedFunctions(groups: RequestGroups, config: ResolvedConfig): readonly InvokedFunction[] {
  return Array.from(groups, ([id, group]) => {
    const kept = strongest(settingLevels(id, group, config), "provisionedConcurrency")?.value
    return { id, ...(kept && { provisionedConcurrency: kept }) }
  })
}
