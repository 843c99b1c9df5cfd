import type { IntegrationDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"

/** Routes without a function; API Gateway's side of them is part of the API that `http` writes. */
export const integrationKind: Kind<IntegrationDeclaration, KindModel> = {
  toModel: (declarations) => ({
    models: declarations.map(({ id, location }) => ({ kind: "integration", id, location })),
    functions: [],
  }),

  answersByItself: true,
}
