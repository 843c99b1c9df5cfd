import type { AppDeclaration } from "../declarations/app-declaration.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import type { Declaration, SourceLocation } from "../declarations/declaration.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"

/** The declarations that make up a REST API, sorted by kind. */
export interface DeclaredApi {
  readonly app: AppDeclaration | undefined
  readonly routes: readonly HttpDeclaration[]
  readonly authorizers: readonly AuthorizerDeclaration[]
}

export function declaredApi(declarations: readonly Declaration[]): DeclaredApi {
  return {
    app: declarations.find(isApp),
    routes: declarations.filter(isRoute),
    authorizers: declarations.filter(isAuthorizer),
  }
}

/** Where a declaration stands; deployed code, which has no locations, never asks. */
export function locationOf({ location }: Declaration): SourceLocation {
  return location ?? { file: "unknown", line: 0 }
}

function isApp(declaration: Declaration): declaration is AppDeclaration {
  return declaration.kind === "app"
}

function isRoute(declaration: Declaration): declaration is HttpDeclaration {
  return declaration.kind === "http"
}

function isAuthorizer(declaration: Declaration): declaration is AuthorizerDeclaration {
  return declaration.kind === "authorizer"
}
