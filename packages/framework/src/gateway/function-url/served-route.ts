import type { HttpDeclaration } from "../../declarations/http-declaration.ts"

/** A route as far as a URL of its function is concerned, which leads to it too. */
export interface ServedRoute extends HttpDeclaration {
  /** Whether its authorizer asks for a signature and nothing else. */
  readonly isSigned: boolean
}
