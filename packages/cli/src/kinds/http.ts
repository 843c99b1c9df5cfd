import { type ApiDescription, checkHttpDeclarations, describeApi, servingFunction } from "@tsapi/framework/gateway"
import type { HttpDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../errors/user-error.ts"
import { toErrorCode } from "../errors/codes.ts"
import type { KindModel } from "../model/app-model.ts"
import type { FunctionRequest, Kind, Located, ModelContext } from "../model/kind.ts"
import { deploymentRegion } from "./deployment-region.ts"
import { iamDeclarations } from "./iam-declarations.ts"
import { checkDomainRegion } from "./domain/check-domain-region.ts"
import { httpApiResources } from "./http-api/http-api-resources.ts"
import { integrationPolicies } from "./rest-api/integrations/integration-policies.ts"
import { restApiResources } from "./rest-api/rest-api-resources.ts"

/** The API: one model, however many routes. */
export interface HttpModel extends KindModel {
  readonly api: ApiDescription
  /** What the API is described from where API Gateway is not meant. */
  readonly routes: readonly Located<HttpDeclaration>[]
}

/** The stage's name in the invoke URL; the app's own stages are separate stacks. */
const stageName = "api"

export const httpKind: Kind<HttpDeclaration, HttpModel> = {
  toModel(declarations, context) {
    const faults = checkHttpDeclarations(context.declarations)
    for (const { code, message, hint, location } of faults) {
      context.report(new UserError(toErrorCode(code), message, { hint, location }))
    }
    const isEmpty = !context.declarations.some(({ kind }) => kind === "http" || kind === "integration")
    if (isEmpty || faults.length > 0) return { models: [], functions: functionsOf(declarations, context) }
    const functionIdOf = (declaration: HttpDeclaration) => servingFunction(declaration, context.config.split)
    const api = describeApi(context.declarations, { stageName, functionIdOf })
    const { location } = context.app
    const misplaced = checkDomainRegion(api, {
      region: deploymentRegion(context.config),
      option: "api",
      location: context.config.apiLocations.domain ?? location,
    })
    if (misplaced) context.report(misplaced)
    const model = { kind: "http", id: api.type === "http" ? "HttpApi" : "RestApi", api, routes: declarations, location }
    return { models: [model], functions: functionsOf(declarations, context, api) }
  },

  toResources(models, refs) {
    const [model] = models
    if (!model) return { resources: {} }
    const resources = model.api.type === "http" ? httpApiResources : restApiResources
    return resources(model.api, model.location, refs)
  },

  toPolicies: (models, { references }) => models.flatMap(({ api }) => integrationPolicies(api, references)),

  toRoutes: (models) => models.flatMap(({ api }) => api.routes),

  async startLocal(models, emulator) {
    for (const { api } of models) emulator.serveApi(api)
    return { environment: {} }
  },
}

/** The API of an app with its routes; undefined for an app without one. */
export function httpOf(declared: readonly KindModel[]): HttpModel | undefined {
  return declared.find(isHttpModel)
}

function isHttpModel(model: KindModel): model is HttpModel {
  return model.kind === "http"
}

function functionsOf(
  declarations: readonly Located<HttpDeclaration>[],
  { config, app }: ModelContext,
  api?: ApiDescription,
): readonly FunctionRequest[] {
  const signed = new Set(api?.authorizers.flatMap(({ id, type }) => (type === "iam" ? id : [])))
  return declarations.map((declaration) => ({
    id: servingFunction(declaration, config.split),
    kind: "http",
    ...(app.api?.type === "http" && { reader: "httpApi" }),
    root: {
      className: declaration.className,
      methodName: declaration.methodName,
      classIndex: declaration.classIndex,
      location: declaration.location,
    },
    route: { ...declaration, isSigned: signed.has(declaration.authorizer ?? "") },
    settings: { ...declaration.controllerFunction, ...declaration.function },
    iam: iamOf(declaration),
    tracing: app.api?.tracing,
    location: declaration.controllerLocation ?? declaration.location,
  }))
}

function iamOf({ className, methodName, location, ...declaration }: Located<HttpDeclaration>) {
  const { controllerIam, controllerFunction, controllerLocation = location, iam, function: own } = declaration
  return [
    ...iamDeclarations(controllerIam, className, controllerLocation),
    ...iamDeclarations(controllerFunction?.iam, className, controllerLocation),
    ...iamDeclarations(iam, `${className}.${methodName}`, location),
    ...iamDeclarations(own?.iam, `${className}.${methodName}`, location),
  ]
}
