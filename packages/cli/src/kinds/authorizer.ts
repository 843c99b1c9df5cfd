import { guardedScopes } from "@tsapi/framework/gateway"
import type { AuthorizerDeclaration, RouteScopes } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind, ModelContext } from "../model/kind.ts"
import { declaredApi } from "./declared-api.ts"
import { iamDeclarations } from "./iam-declarations.ts"

/** An authorizer class; API Gateway's side of it is part of the API that `http` writes. */
export const authorizerKind: Kind<AuthorizerDeclaration, KindModel> = {
  toModel(declarations, context) {
    if (declarations.length === 0) return { models: [], functions: [] }
    const scopes = declaredScopes(context)
    return {
      models: declarations.map(({ className, location }) => ({ kind: "authorizer", id: className, location })),
      functions: declarations.map(({ className, methodName, classIndex, location, ...declaration }) => ({
        id: className,
        kind: "authorizer",
        ...(context.app.api?.type === "http" && { reader: "httpApiAuthorizer" }),
        root: { className, methodName, classIndex, location, ...scopes(className) },
        settings: declaration.function ?? {},
        iam: [declaration.iam, declaration.function?.iam].flatMap((iam) => iamDeclarations(iam, className, location)),
        tracing: context.app.api?.tracing,
        keptAnswers: { ttlSeconds: declaration.ttlSeconds, identitySources: declaration.identitySources },
        location,
      })),
    }
  },

  toLinks: (models) => models.map(({ id }) => ({ from: "api", to: { functionId: id }, label: "authorizes" })),
}

/** What a class is told of the routes it guards; nothing where none of them has scopes. */
function declaredScopes(context: ModelContext): (className: string) => { readonly scopes?: RouteScopes } {
  const routes = declaredApi(context)?.routes ?? []
  return (className) => {
    const scopes = guardedScopes(routes, className)
    return Object.values(scopes).some(({ length }) => length > 0) ? { scopes } : {}
  }
}
