import type { Declaration, HttpDeclaration } from "@tsapi/framework/internal"
import type { FunctionRoot } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

/** A route as far as a URL that leads to it is concerned. */
export type UrlRoute = Located<HttpDeclaration>

/** The routes whose methods a function enters. */
export function servedRoutes(
  roots: readonly FunctionRoot[],
  declarations: readonly Located<Declaration>[],
): readonly UrlRoute[] {
  return declarations
    .filter(isRoute)
    .filter(({ classIndex, methodName, className }) =>
      roots.some(
        (root) => root.classIndex === classIndex && root.methodName === methodName && root.className === className,
      ),
    )
}

function isRoute(declaration: Located<Declaration>): declaration is UrlRoute {
  return declaration.kind === "http"
}
