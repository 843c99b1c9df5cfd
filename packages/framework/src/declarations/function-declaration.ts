import type { MethodDeclaration, SourceLocation } from "./declaration.ts"

/** A function of the app that is invoked by another: the one of a method with `@lambda`. */
export interface FunctionDeclaration extends MethodDeclaration {
  readonly kind: "function"
  readonly id: string
  readonly location: SourceLocation
}
