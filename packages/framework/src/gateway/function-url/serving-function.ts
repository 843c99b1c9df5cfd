import type { HttpDeclaration } from "../../declarations/http-declaration.ts"

/** The id of the function that serves a route, as the config's `split` has it. */
export function servingFunction(declaration: HttpDeclaration, split: "app" | "controller" | "route"): string {
  const { className, methodName } = declaration
  if (declaration.function || split === "route") {
    return `${className}${methodName.charAt(0).toUpperCase()}${methodName.slice(1)}`
  }
  return declaration.controllerFunction || split === "controller" ? className : "Api"
}
