import type { Declaration, SourceLocation } from "../declaration.ts"
import type { CfnIntrinsic } from "../iam.ts"
import type { CognitoAuthorizer } from "./cognito-authorizer.ts"
import type { ExistingAuthorizer } from "./existing-authorizer.ts"
import type { JwtAuthorizer } from "./jwt-authorizer.ts"
import type { IamAuthorizer } from "./iam-authorizer.ts"

/** An authorizer value that routes name, as plain data and with its defaults. */
export type AuthorizerValueDeclaration = Declared<IamAuthorizer> | DeclaredCognito | DeclaredJwt | DeclaredExisting

type Declared<Value> = Omit<Value, "name" | "callSite"> &
  Declaration & {
    readonly kind: "authorizerValue"
    /** Unique among the values of an app. */
    readonly id: string
    readonly location: SourceLocation
  }

/** A pool that the app declares, an ARN, or an intrinsic function that yields one. */
export type DeclaredPool = { readonly declared: string } | string | CfnIntrinsic

export interface DeclaredCognito
  extends Declared<Omit<CognitoAuthorizer, "userPool" | keyof TokenSource>>, TokenSource {
  readonly userPools: readonly DeclaredPool[]
}

export interface DeclaredJwt extends Declared<Omit<JwtAuthorizer, "audience" | keyof TokenSource>>, TokenSource {
  readonly audience: readonly string[]
}

export interface DeclaredExisting extends Declared<Omit<ExistingAuthorizer, "ttlSeconds" | "identitySources">> {
  readonly ttlSeconds: number
  readonly identitySources: readonly string[]
}

interface TokenSource {
  readonly header: string
  readonly scopes: readonly string[]
  readonly ttlSeconds: number
}
