import type { AuthorizerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"
import { iamDeclarations } from "./iam-declarations.ts"

/** An authorizer class; API Gateway's side of it is part of the API that `http` writes. */
export const authorizerKind: Kind<AuthorizerDeclaration, KindModel> = {
  toModel(declarations) {
    return {
      models: declarations.map(({ className, location }) => ({ kind: "authorizer", id: className, location })),
      functions: declarations.map(({ className, methodName, classIndex, location, ...declaration }) => ({
        id: className,
        kind: "authorizer",
        root: { className, methodName, classIndex, location },
        settings: declaration.function ?? {},
        iam: [declaration.iam, declaration.function?.iam].flatMap((iam) => iamDeclarations(iam, className, location)),
        location,
      })),
    }
  },

  toResources: () => ({ resources: {} }),

  toGrants: () => [],

  toRoutes: () => [],

  toReferences: () => [],

  startLocal: async () => ({ environment: {} }),
}
