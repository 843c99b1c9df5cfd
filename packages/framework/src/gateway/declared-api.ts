import type { AppDeclaration } from "../declarations/app-declaration.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import type { AuthorizerValueDeclaration } from "../declarations/authorizers/authorizer-value-declaration.ts"
import type { Declaration, SourceLocation } from "../declarations/declaration.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import type { IntegrationDeclaration } from "../declarations/integrations/integration-declaration.ts"
import type { TableDeclaration } from "../declarations/table-declaration.ts"
import { type AppResource, appResources } from "./app-resources.ts"
import type { WebSocketDeclaration } from "../declarations/web-socket/web-socket-declaration.ts"
import type { UserPoolDeclaration } from "../declarations/user-pool-declaration.ts"

/** The declarations that make up a REST API, sorted by kind. */
export interface DeclaredApi {
  readonly app: AppDeclaration | undefined
  readonly routes: readonly HttpDeclaration[]
  readonly integrations: readonly IntegrationDeclaration[]
  /** All that have a method and a path. */
  readonly methods: readonly DeclaredMethod[]
  /** Classes of the app. */
  readonly authorizers: readonly AuthorizerDeclaration[]
  readonly authorizerValues: readonly AuthorizerValueDeclaration[]
  readonly userPools: readonly UserPoolDeclaration[]
  readonly tables: readonly TableDeclaration[]
  /** What integrations may name. */
  readonly resources: readonly AppResource[]
  /** Methods that take events of the WebSocket API. */
  readonly webSocket: readonly WebSocketDeclaration[]
}

/** What serves methods of a path: a method of a class, or an integration. */
export type DeclaredMethod = HttpDeclaration | IntegrationDeclaration

export function declaredApi(declarations: readonly Declaration[]): DeclaredApi {
  const routes = declarations.filter(isRoute)
  const integrations = declarations.filter(isIntegration)
  return {
    app: declarations.find(isApp),
    routes,
    integrations,
    methods: [...routes, ...integrations],
    authorizers: declarations.filter(isAuthorizer),
    authorizerValues: declarations.filter(isAuthorizerValue),
    userPools: declarations.filter(isUserPool),
    tables: declarations.filter(isTable),
    resources: appResources(declarations),
    webSocket: declarations.filter(isWebSocket),
  }
}

/** Where a declaration stands; deployed code, which has no locations, never asks. */
export function locationOf({ location }: Declaration): SourceLocation {
  return location ?? { file: "unknown", line: 0 }
}

/** Where an option of `api` stands: in a config, or at the App. */
export function apiLocationOf(app: AppDeclaration, option: string): SourceLocation {
  const located: Readonly<Record<string, SourceLocation>> = app.apiLocations ?? {}
  return located[option] ?? locationOf(app)
}

function isApp(declaration: Declaration): declaration is AppDeclaration {
  return declaration.kind === "app"
}

function isRoute(declaration: Declaration): declaration is HttpDeclaration {
  return declaration.kind === "http"
}

function isIntegration(declaration: Declaration): declaration is IntegrationDeclaration {
  return declaration.kind === "integration"
}

function isAuthorizer(declaration: Declaration): declaration is AuthorizerDeclaration {
  return declaration.kind === "authorizer"
}

function isAuthorizerValue(declaration: Declaration): declaration is AuthorizerValueDeclaration {
  return declaration.kind === "authorizerValue"
}

function isUserPool(declaration: Declaration): declaration is UserPoolDeclaration {
  return declaration.kind === "userPool"
}

function isTable(declaration: Declaration): declaration is TableDeclaration {
  return declaration.kind === "table"
}

function isWebSocket(declaration: Declaration): declaration is WebSocketDeclaration {
  return declaration.kind === "webSocket"
}
