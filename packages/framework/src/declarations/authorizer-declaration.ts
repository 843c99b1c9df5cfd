import type { AuthorizerType } from "./authorizer.ts"
import type { FunctionSettings, MethodDeclaration, SourceLocation } from "./declaration.ts"

/** An authorizer class, with its defaults. */
export interface AuthorizerDeclaration extends MethodDeclaration {
  readonly kind: "authorizer"
  /** The class's place in the app's `authorizers`. */
  readonly classIndex: number
  readonly methodName: "authorize"
  readonly type: AuthorizerType
  readonly ttlSeconds: number
  /** In the long form: `method.request.header.Authorization`. */
  readonly identitySources: readonly string[]
  readonly identityValidationExpression?: string | undefined
  readonly function?: FunctionSettings | undefined
  readonly location: SourceLocation
}
