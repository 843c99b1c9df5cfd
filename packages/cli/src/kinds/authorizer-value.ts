import { jwtFunctionId, jwtFunctionOptions, type ApiJwtAuthorizer } from "@tsapi/framework/gateway"
import type { AuthorizerValueDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import { declaredApi } from "./declared-api.ts"
import type { FunctionRequest, Kind, ModelContext } from "../model/kind.ts"

/** Authorizers that are no classes; API Gateway's side of them is part of the API that `http` writes. */
export const authorizerValueKind: Kind<AuthorizerValueDeclaration, AuthorizerValueModel> = {
  toModel(declarations, context) {
    const functions = declarations.some(({ scheme }) => scheme === "jwt") ? jwtFunctions(context) : []
    const models = declarations.map(({ id, location }) => {
      const own = functions.find((fn) => fn.id === jwtFunctionId(id))
      return { kind: "authorizerValue", id, ...(own && { functionId: own.id }), location }
    })
    return { models, functions }
  },

  toLinks: (models) =>
    models.flatMap(({ functionId }) =>
      functionId === undefined ? [] : [{ from: "api", to: { functionId }, label: "authorizes" }],
    ),
}

interface AuthorizerValueModel extends KindModel {
  /** What verifies tokens on its behalf. */
  readonly functionId?: string
}

/** One for each `jwtAuthorizer`; its role may write its log and nothing else. */
function jwtFunctions(context: ModelContext): readonly FunctionRequest[] {
  const api = declaredApi(context)
  // An HTTP API verifies tokens by itself.
  if (!api || api.type === "http") return []
  const { authorizers, routes } = api
  return authorizers.filter(isJwt).map((authorizer) => ({
    id: jwtFunctionId(authorizer.id),
    kind: "authorizerValue",
    generated: {
      module: "@tsapi/framework/jwt-authorizer",
      factory: "createJwtAuthorizer",
      options: jwtFunctionOptions(authorizer, routes),
    },
    settings: { policy: "off" },
    iam: [],
    tracing: context.app.api?.tracing,
    location: authorizer.location,
  }))
}

function isJwt(authorizer: { readonly type: string }): authorizer is ApiJwtAuthorizer {
  return authorizer.type === "jwt"
}
