import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import type { HttpDeclaration } from "@tsapi/framework/internal"
import { httpOf } from "../kinds/http.ts"
import type { AppModel } from "../model/app-model.ts"
import type { Located } from "../model/kind.ts"
import {
  type OpenApiDocument,
  type OpenApiOperation,
  operationMethods,
  type SecurityRequirement,
} from "../model/openapi-document.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { buildOperation } from "./build-operation.ts"
import { INTEGRATION_TAG, integrationOperations } from "./integration-operations.ts"
import { templateOf } from "./parameters.ts"
import { projectInfo } from "./project-info.ts"
import { routeOperations } from "./route-operations.ts"
import { serverError } from "./responses.ts"
import { SchemaComponents } from "./schema-components.ts"
import { apiKeyScheme, sendsApiKey, withApiKey } from "./api-key-scheme.ts"
import { securitySchemes, type SecuritySchemes } from "./security-schemes.ts"
import { tagOf } from "./tag-of.ts"
import { docOf, findClass } from "./source/find-method.ts"
import { parseDocComment } from "./source/parse-doc-comment.ts"
import { SourceIndex } from "./source/source-index.ts"

export interface OpenApiOptions {
  readonly projectDir: string
  /** Where the API answers; none leaves it to who serves the document. */
  readonly servers?: readonly string[]
}

export interface BuiltOpenApi {
  readonly document: OpenApiDocument
  /** What the document cannot say. */
  readonly warnings: readonly OpenApiWarning[]
}

export interface OpenApiWarning {
  readonly message: string
  readonly location: SourceLocation
}

/** The app's API in OpenAPI 3.1. The same sources give the same document. */
export async function buildOpenApi(app: AppModel, options: OpenApiOptions): Promise<BuiltOpenApi> {
  const index = new SourceIndex(options.projectDir)
  const components = new SchemaComponents()
  const { api, routes } = httpOf(app.declared) ?? { api: undefined, routes: [] }
  const integrations = api ? integrationOperations(api, components) : []
  const security = new Map(api?.authorizers.map((authorizer) => [authorizer.id, securityOf(authorizer, index)]))
  const items = new Map<string, Map<string, OpenApiOperation>>()
  const add = ({ method, path, operation, served }: PlacedOperation) => {
    const schemes = served.authorizerId === undefined ? undefined : security.get(served.authorizerId)
    const asked = schemes && requirementOf(schemes, served.scopes ?? [])
    const requirement = sendsApiKey(served, api) ? withApiKey(asked) : asked
    const template = templateOf(path)
    const item = items.get(template) ?? new Map<string, OpenApiOperation>()
    items.set(template, item.set(method.toLowerCase(), { ...operation, ...(requirement && { security: requirement }) }))
  }
  const answering = api ?? { authorizers: [], gatewayResponses: {} }
  for (const placed of api ? routeOperations(routes, api) : []) {
    add({ ...placed, operation: buildOperation(placed, { index, components, api: answering }) })
  }
  integrations.forEach(add)
  const failure = serverError(components, answering)
  const keyScheme = api?.routes.some((route) => sendsApiKey(route, api)) ? apiKeyScheme : {}
  const allSchemes: SecuritySchemes = Object.assign({}, ...security.values(), keyScheme)
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: await projectInfo(options.projectDir, app.appName),
    ...(options.servers?.length && { servers: options.servers.map((url) => ({ url })) }),
    tags: [...tagsOf(routes, index), ...(integrations.length > 0 ? [{ name: INTEGRATION_TAG }] : [])],
    paths: Object.fromEntries(
      [...items]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, item]) => [
          path,
          Object.fromEntries(
            operationMethods.flatMap((method) => (item.has(method) ? [[method, item.get(method)]] : [])),
          ),
        ]),
    ),
    components: {
      schemas: components.schemas,
      responses: { ServerError: failure },
      ...(Object.keys(allSchemes).length > 0 && { securitySchemes: sorted(allSchemes) }),
    },
  }
  return { document, warnings: routes.flatMap(warningsOf) }
}

interface PlacedOperation {
  readonly method: string
  readonly path: string
  readonly operation: OpenApiOperation
  readonly served: ApiRoute
}

function tagsOf(routes: readonly Located<HttpDeclaration>[], index: SourceIndex) {
  const controllers = new Map(routes.map((route) => [tagOf(route.className), route]))
  return [...controllers].map(([name, { className, controllerLocation, location }]) => {
    const type = findClass(index, className, controllerLocation ?? location)
    const { summary, description } = parseDocComment(type && docOf(type))
    const text = [summary, description].filter(Boolean).join("\n\n")
    return { name, ...(text !== "" && { description: text }) }
  })
}

function securityOf(authorizer: ApiDescription["authorizers"][number], index: SourceIndex) {
  const type = findClass(index, authorizer.id, authorizer.location)
  return securitySchemes(authorizer, parseDocComment(type && docOf(type)).summary)
}

// Only tokens have scopes, and a route may ask for one of several.
function requirementOf(schemes: SecuritySchemes, scopes: readonly string[]): SecurityRequirement[] {
  const names = Object.keys(schemes)
  const each = scopes.length === 0 ? [[]] : scopes.map((scope) => [scope])
  return each.map((asked) => Object.fromEntries(names.map((name) => [name, asked])))
}

function warningsOf(route: Located<HttpDeclaration>): readonly OpenApiWarning[] {
  return Object.entries(route.jsonSchemas ?? {}).flatMap(([part, { json, lacks }]) => {
    if (lacks === undefined) return []
    const what = Object.keys(Object(json)).length === 0 ? "is {} in the document" : "is {} in a place of the document"
    const message = `${route.className}.${route.methodName}: the schema of ${part} ${what}: ${lacks}`
    return [{ message, location: route.location }]
  })
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
