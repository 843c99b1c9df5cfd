import type { AuthorizerType } from "./authorizer.ts"
import type { IamStatement } from "./iam.ts"
import type { DeclaredSettings, MethodDeclaration, SourceLocation } from "./declaration.ts"

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
  readonly iam?: readonly IamStatement[] | undefined
  readonly function?: DeclaredSettings | undefined
  readonly location: SourceLocation
}
