import type { CallSite } from "../call-site.ts"
import type { CognitoAuthorizer } from "./cognito-authorizer.ts"
import type { ExistingAuthorizer } from "./existing-authorizer.ts"
import type { IamAuthorizer } from "./iam-authorizer.ts"
import type { JwtAuthorizer } from "./jwt-authorizer.ts"

/** Who may call, where no class of the app decides it. */
export type AuthorizerValue = IamAuthorizer | CognitoAuthorizer | JwtAuthorizer | ExistingAuthorizer

/** What all authorizer values have. */
export interface AuthorizerBase {
  /** Its name in the API; letters and digits. Default: by its scheme, with a number where there are several. */
  readonly name?: string
  /** Where it was made. Deployed code does not know. */
  readonly callSite?: CallSite
}

/** The options of an authorizer value, before it is made. */
export type AuthorizerValueOptions<Value extends AuthorizerBase & { readonly scheme: string }> = Omit<
  Value,
  "scheme" | "callSite"
>
